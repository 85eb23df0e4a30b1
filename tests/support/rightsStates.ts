import { HOTP, Secret } from 'otpauth'
import type { Envelope } from '#backend/ports.ts'
import type { Answer, InputOf, RouteName } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import { dataOf, OWNER_PASSWORD, type TestApp } from './testApp.ts'

/** Where somebody at a seat may stand: the columns of the rights matrix. */
export const STATES = [
  'nobody',
  'needsCode',
  'mustChangePassword',
  'mustEnrolMfa',
  ...ROLES,
  'locked',
  'expired',
  'emergency',
] as const
export type State = (typeof STATES)[number]

/** Asks from the seat of a state, whatever carries the question. */
export type AskFrom = (state: State, route: string, input: unknown) => Promise<Envelope>

const TEMPORARY = 'sunny river bend 7'
const OWN = 'another quiet walk'
const OWNER_EMAIL = 'olive@maple.example'
const HOUR_MS = 3_600_000
const CODE_MS = 30_000

const emailOf = (state: State): string => `${state.toLowerCase()}@maple.example`

/** Who stands for a state: somebody with one role. Finance stands alone, as the table does not. */
const PEOPLE = {
  expired: 'officeAdmin',
  officeAdmin: 'officeAdmin',
  manager: 'manager',
  practitioner: 'practitioner',
  studentPractitioner: 'studentPractitioner',
  finance: 'finance',
  locked: 'officeAdmin',
  needsCode: 'officeAdmin',
  mustChangePassword: 'officeAdmin',
  mustEnrolMfa: 'officeAdmin',
} as const satisfies Partial<Record<State, Role>>
type Person = keyof typeof PEOPLE

type Seats = {
  readonly ask: <N extends RouteName>(state: State, route: N, input: InputOf<N>) => Promise<Answer<N>>
}

// The router answers by the contract of the route it was asked; the matrix test checks that it does.
const seatsOf = (ask: AskFrom): Seats => ({ ask: (state, route, input) => ask(state, route, input) as never })

async function addPerson(test: TestApp, state: Person): Promise<UserId> {
  const { userId } = dataOf(
    await test.ask('users.add', {
      as: 'staff',
      firstName: state,
      lastName: 'Test',
      title: '',
      email: emailOf(state),
      roles: [PEOPLE[state]],
      disciplineId: null,
      compensationTierId: null,
    }),
  )
  dataOf(await test.ask('users.setTemporaryPassword', { userId, password: TEMPORARY }))
  return userId
}

/** Signs the person of a state in at their own seat, with a password of their own. */
async function comeIn({ ask }: Seats, state: Person): Promise<void> {
  dataOf(await ask(state, 'identity.signIn', { email: emailOf(state), password: TEMPORARY }))
  dataOf(await ask(state, 'identity.changePassword', { currentPassword: TEMPORARY, newPassword: OWN }))
}

/** Turns the second factor on, signs out and in again: the code is asked for now. */
async function stopBeforeCode({ ask }: Seats, test: TestApp): Promise<void> {
  const { secret } = dataOf(await ask('needsCode', 'mfa.begin', {}))
  const code = HOTP.generate({
    secret: Secret.fromBase32(secret.replaceAll(' ', '')),
    counter: Math.floor(test.clock.now / CODE_MS),
  })
  dataOf(await ask('needsCode', 'mfa.confirm', { code }))
  dataOf(await ask('needsCode', 'mfa.keepCodes', {}))
  dataOf(await ask('needsCode', 'identity.signOut', {}))
  dataOf(await ask('needsCode', 'identity.signIn', { email: emailOf('needsCode'), password: OWN }))
}

async function offerMfa(test: TestApp, requiredRoles: Role[]): Promise<void> {
  const clinic = dataOf(await test.ask('clinic.get', {}))
  dataOf(await test.ask('clinic.save', { ...clinic, isMfaOffered: true, mfaRequiredRoles: requiredRoles }))
}

const signInOwner = { email: OWNER_EMAIL, password: OWNER_PASSWORD }

/**
 * Brings a seat into each state, in a clinic whose owner sits at the desk. Time passes meanwhile, so that one sign-in
 * is over: everybody else signs in after that.
 */
export async function takeStates(test: TestApp, askFrom: AskFrom): Promise<void> {
  const seats = seatsOf(askFrom)
  const { ask } = seats
  for (const state of Object.keys(PEOPLE) as Person[]) await addPerson(test, state)
  await comeIn(seats, 'expired')
  test.clock.advance(12 * HOUR_MS + 1)
  dataOf(await test.ask('identity.signIn', signInOwner))
  dataOf(await ask('owner', 'identity.signIn', signInOwner))
  for (const state of ['officeAdmin', 'manager', 'practitioner', 'studentPractitioner', 'finance'] as const)
    await comeIn(seats, state)
  await comeIn(seats, 'locked')
  dataOf(await ask('locked', 'identity.lock', {}))
  dataOf(
    await ask('mustChangePassword', 'identity.signIn', {
      email: emailOf('mustChangePassword'),
      password: TEMPORARY,
    }),
  )
  await offerMfa(test, [])
  await comeIn(seats, 'needsCode')
  await stopBeforeCode(seats, test)
  await offerMfa(test, ['officeAdmin'])
  await comeIn(seats, 'mustEnrolMfa')
  await offerMfa(test, [])
  const { recoveryKey } = dataOf(await test.ask('recovery.renew', {}))
  const asker = { name: 'Robin Relief', reason: 'A client is unwell, whom to call' }
  dataOf(await ask('emergency', 'emergency.open', { recoveryKey, ...asker }))
}
