export { getAccount, notificationsOf } from './getAccount.ts'
export { usersHandlers } from './handlers.ts'
export { BLANK_PERSON, insertPerson } from './insertPerson.ts'
export type { PersonToAdd } from './insertPerson.ts'
export { readUsers } from './readUsers.ts'
export { refreshDirectory } from './refreshDirectory.ts'
export { saveAccount } from './saveAccount.ts'
export { selectByIds, selectUsers } from './selectUsers.ts'
export { setDisciplineAndTier } from './setDisciplineAndTier.ts'
export { setNotifications } from './setNotifications.ts'
export { setRoles } from './setRoles.ts'
export { listUpcomingSessions } from './sessionsRepository.ts'
export {
  findDisciplineName,
  findTierName,
  findUser,
  findUserByEmail,
  findUserByStaffId,
  getClinicRules,
  listOwners,
  listRoles,
} from './usersRepository.ts'
export type { TakenBy, User } from './usersRepository.ts'
export { reaches } from './userAccess.ts'
export { foldEmail } from './writeContactPoint.ts'
export { writeRoles } from './writeRoles.ts'
