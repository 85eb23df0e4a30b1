import { codeAt, stepAt } from '#backend/features/mfa/totp.ts'
import { dataOf, type TestApp } from '#tests/support/testApp.ts'

/** A person of the clinic with a password of their own, signed in at the seat of their name. */
export async function addSignedIn(
  test: TestApp,
  name: string,
  role: 'officeAdmin' | 'practitioner' | 'manager' = 'officeAdmin',
): Promise<{
  userId: string
  email: string
  password: string
  credentials: { email: string; password: string }
}> {
  const email = `${name}@maple.example`
  const password = 'another quiet walk'
  const { userId } = dataOf(
    await test.ask('users.add', {
      as: 'staff',
      firstName: name,
      lastName: 'X',
      title: '',
      email,
      roles: [role],
      disciplineId: null,
      compensationTierId: null,
    }),
  )
  const temporary = 'sunny river bend 7'
  dataOf(await test.ask('users.setTemporaryPassword', { userId, password: temporary }))
  dataOf(await test.ask('identity.signIn', { email, password: temporary }, name))
  dataOf(
    await test.ask('identity.changePassword', { currentPassword: temporary, newPassword: password }, name),
  )
  return { userId, email, password, credentials: { email, password } }
}

/** Offers the second factor to the clinic. */
export async function offerMfa(test: TestApp, required = false): Promise<void> {
  const clinic = dataOf(await test.ask('clinic.get', {}))
  dataOf(await test.ask('clinic.save', { ...clinic, isMfaOffered: true, isMfaRequired: required }))
}

/** Turns the factor of the person at a seat on. */
export async function enrol(
  test: TestApp,
  seat: string,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret: shown } = dataOf(await test.ask('mfa.begin', {}, seat))
  const secret = shown.replaceAll(' ', '')
  const { recoveryCodes } = dataOf(await test.ask('mfa.confirm', { code: codeNow(test, secret) }, seat))
  dataOf(await test.ask('mfa.keepCodes', {}, seat))
  return { secret, recoveryCodes }
}

/** The code an authenticator shows now. */
export function codeNow(test: TestApp, secret: string, steps = 0): string {
  return codeAt(secret, stepAt(test.clock.now) + steps)
}
