export { placementsHandlers } from './handlers.ts'
export { keepPlacements } from './keepPlacements.ts'
