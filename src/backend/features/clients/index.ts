export { countTreated, listCrewMembers } from './clientsRepository.ts'
export { clientsHandlers } from './handlers.ts'
export { listViewableClientIds } from './viewableClients.ts'
