import type { UserId } from '#shared/domain/ids.ts'
import { dataOf, type TestApp } from './testApp.ts'

/** Adds somebody with a sign-in name and no password yet. */
export async function addStaff(
  app: TestApp,
  firstName: string,
  lastName: string,
  mailbox = 'nadine',
): Promise<UserId> {
  const answer = await app.ask('users.add', {
    as: 'staff',
    firstName,
    lastName,
    title: '',
    email: `${mailbox}.desk@maple.example`,
    roles: ['practitioner'],
    disciplineId: null,
    compensationTierId: null,
  })
  return dataOf(answer).userId
}
