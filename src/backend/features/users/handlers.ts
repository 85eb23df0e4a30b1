import type { RouteName } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { HandlersOf } from '../../call.ts'
import { addUser } from './addUser.ts'
import { countUsers, findUsers } from './findUsers.ts'
import { getAccount } from './getAccount.ts'
import { listClientsOf, listUpcoming } from './listUpcoming.ts'
import { listUserIds } from './listUserIds.ts'
import { listUsers } from './listUsers.ts'
import { makeTemporaryPassword } from './makeTemporaryPassword.ts'
import { saveAccount } from './saveAccount.ts'
import { saveProfile } from './saveProfile.ts'
import { setTemporaryPassword } from './setTemporaryPassword.ts'
import { mayTouch } from './userAccess.ts'
import { findUser, listRoles } from './usersRepository.ts'

export const usersHandlers: HandlersOf<Extract<RouteName, `users.${string}`>> = {
  'users.list': listUsers,
  'users.listIds': listUserIds,
  'users.count': countUsers,
  'users.find': (call, { search }) => findUsers(call, search),
  'users.get': async (call, { userId }) => {
    const account = await getAccount(call, userId)
    if (account === undefined) return fail('NOT_FOUND', {})
    return mayTouch(call, userId, account.roles) ? ok(account) : fail('FORBIDDEN', {})
  },
  'users.getPhoto': async (call, { userId }) => {
    const user = await findUser(call.db.read, userId)
    if (user === undefined) return fail('NOT_FOUND', {})
    if (!mayTouch(call, userId, await listRoles(call.db.read, userId))) return fail('FORBIDDEN', {})
    return ok({ photo: user.photo === '' ? null : { type: user.photo_type, base64: user.photo } })
  },
  'users.add': addUser,
  'users.saveProfile': saveProfile,
  'users.saveAccount': saveAccount,
  'users.setTemporaryPassword': setTemporaryPassword,
  'users.generatePassword': (call, { userId }) => makeTemporaryPassword(call, userId),
  'users.listClients': (call, { userId }) => listClientsOf(call, userId),
  'users.listUpcomingSessions': (call, { userId }) => listUpcoming(call, userId),
}
