import type Database from 'better-sqlite3'
import type { Answer, InputOf, OutputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import { openClinicFile } from './openClinicFile.ts'
import { startSampleApp } from './sampleFolder.ts'
import { dataOf, type TestApp } from './testApp.ts'

export const SAMPLE_PASSWORD = 'look around freely'
/** The seat of the sample's Office Admin. */
export const ADMIN = 'admin'

export type Row = OutputOf<'users.list'>['rows'][number]

/** The sample clinic with its owner at the desk and its Office Admin at a seat of their own. */
export async function startSampleDesk(): Promise<TestApp> {
  const test = await startSampleApp()
  await signInSample(test)
  return test
}

/** Signs owner and Office Admin in, so that both have just proved who they are. */
export async function signInSample(test: TestApp): Promise<void> {
  const password = SAMPLE_PASSWORD
  dataOf(await test.ask('identity.signIn', { email: 'owner@sample.example.org', password }))
  dataOf(await test.ask('identity.signIn', { email: 'admin@sample.example.org', password }, ADMIN))
}

/** Everybody of a tab who holds one of the roles, by name. */
export async function listHolders(
  test: TestApp,
  roles: Role[],
  tab: 'active' | 'inactive' = 'active',
): Promise<Row[]> {
  const filters = { kinds: [], roles, disciplineIds: [], signInStates: [] }
  const sort = { column: 'name', descending: false } as const
  const page = await test.ask('users.list', {
    tab,
    search: '',
    filters,
    sort,
    from: { index: 0 },
    limit: 100,
  })
  return dataOf(page).rows
}

/** All rows of some tables as one text: what a refusal must leave as it was. */
export async function snapshot(test: TestApp): Promise<string> {
  const database = await openClinicFile(test)
  const tables = [
    'user',
    'user_role',
    'credential',
    'totp_factor',
    'recovery_code',
    'client_person',
    'session',
    'crew',
    'crew_member',
    'departure',
    'outbox',
  ]
  const text = JSON.stringify(tables.map((table) => rowsOf(database, table)))
  database.close()
  return text
}

const rowsOf = (database: Database.Database, table: string): unknown[] =>
  database.prepare(`SELECT * FROM "${table}" ORDER BY 1`).all()

type Preview = OutputOf<'leaving.preview'>
export type Choices = Omit<InputOf<'leaving.leave'>, 'userId'>

/** The choices that hand everything of a preview to the same people; null means nobody. */
export function handAll(preview: Preview, takerId: UserId | null, managerId: UserId | null = null): Choices {
  return {
    clients: preview.clients.map(({ clientId }) => ({
      clientId,
      takerId,
      sessions: takerId === null ? ('cancel' as const) : ('handOver' as const),
    })),
    crews: preview.crews.filter((crew) => crew.isManaged).map(({ crewId }) => ({ crewId, managerId })),
    students: preview.students.map(({ userId }) => ({ userId, supervisorId: takerId })),
  }
}

/** Lets somebody leave from a seat. */
export function leave(
  test: TestApp,
  input: InputOf<'leaving.leave'>,
  seat?: string,
): Promise<Answer<'leaving.leave'>> {
  return test.ask('leaving.leave', input, seat)
}
