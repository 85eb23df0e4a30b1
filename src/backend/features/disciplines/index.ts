export { addCompensationTier, addDiscipline } from './addNamed.ts'
export { listCompensationTiers, listDisciplines } from './disciplinesRepository.ts'
export { disciplinesHandlers } from './handlers.ts'
