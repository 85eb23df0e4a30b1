export { findUsers } from './findUsers.ts'
export { getAccount, notificationsOf } from './getAccount.ts'
export { usersHandlers } from './handlers.ts'
export { BLANK_PERSON, insertPerson } from './insertPerson.ts'
export type { PersonToAdd } from './insertPerson.ts'
export { judgeRoles } from './judgeRoles.ts'
export { judgeStatus } from './judgeStatus.ts'
export { readUserIds } from './listUserIds.ts'
export { nextStaffId } from './nextStaffId.ts'
export { readUsers } from './readUsers.ts'
export { refreshDirectory } from './refreshDirectory.ts'
export { saveAccount } from './saveAccount.ts'
export { selectPeople } from './selectUsers.ts'
export { setDisciplineAndTier } from './setDisciplineAndTier.ts'
export { setNotifications } from './setNotifications.ts'
export { setRoles } from './setRoles.ts'
export { setStatus } from './setStatus.ts'
export { listUpcomingSessions } from './sessionsRepository.ts'
export {
  casesOf,
  findDisciplineName,
  findTierName,
  findUser,
  findUserByEmail,
  findUserByStaffId,
  getClinicRules,
  findOfferedDisciplineName,
  findOfferedTierName,
  listContactPoints,
  listOwners,
  listRoles,
} from './usersRepository.ts'
export type { TakenBy, User } from './usersRepository.ts'
export { reaches } from './userAccess.ts'
export { foldEmail, writeContactPoint } from './writeContactPoint.ts'
export type { ContactPoint } from './writeContactPoint.ts'
export { writeRoles } from './writeRoles.ts'
