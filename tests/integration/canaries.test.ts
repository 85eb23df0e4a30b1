import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '#backend/db/migrate.ts'
import { MIGRATIONS } from '#backend/db/migrations/index.ts'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { unlockWithStore } from '#backend/keys/unlockWithStore.ts'
import type { Answer, AppEvent, InputOf, RouteName } from '#shared/contract/index.ts'
import { clientIdSchema } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { type Canary, findCanaries, listFiles, scanFolders } from '#tests/support/canaryScan.ts'
import { memoryKeychain, PERSONAL, SECRETS } from '#tests/support/canaryTexts.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { codeNow } from '#tests/support/secondFactor.ts'
import { dataOf, DESK, startTestApp, type TestApp } from '#tests/support/testApp.ts'

const CLIENT = clientIdSchema.parse('00000000-0000-7000-8000-0000000000c1')

let test: TestApp
let temporary: string
let before: string | undefined
/** Every answer and event but those whose purpose is to show a secret once. */
const said: string[] = []

beforeEach(async () => {
  // Whatever the program writes beside its own folder lands here.
  temporary = mkdtempSync(join(tmpdir(), 'anteroom-canary-'))
  before = process.env['TMPDIR']
  process.env['TMPDIR'] = temporary
  const folder = mkdtempSync(join(temporary, 'data-'))
  test = await startTestApp({ folder, ports: { keychain: memoryKeychain(), prefersKeyFile: false } })
  said.length = 0
})
afterEach(async () => {
  await test.stop()
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  rmSync(temporary, { recursive: true, force: true })
})

/** Asks, and keeps what was answered for the search after secrets. */
async function ask<N extends RouteName>(route: N, input: InputOf<N>, seat = DESK): Promise<Answer<N>> {
  const answer = await test.ask(route, input, seat)
  said.push(JSON.stringify(answer))
  return answer
}

async function setUp(): Promise<string> {
  const answer = await test.ask('setup.createClinic', {
    name: PERSONAL.clinic,
    timezone: 'America/Toronto',
    plan: 'teams',
    owner: {
      firstName: PERSONAL.owner,
      lastName: PERSONAL.surname,
      email: PERSONAL.email,
      password: SECRETS.password,
      treatsClients: false,
    },
    keepKeyInFile: false,
  })
  return dataOf(answer).recoveryKey
}

async function workWithPeople(): Promise<string> {
  const { userId } = dataOf(
    await ask('users.add', {
      as: 'staff',
      firstName: PERSONAL.staff,
      lastName: PERSONAL.surname,
      title: '',
      email: PERSONAL.staffEmail,
      roles: ['officeAdmin'],
      disciplineId: null,
      compensationTierId: null,
    }),
  )
  await ask('users.add', {
    as: 'guardian',
    firstName: PERSONAL.staff,
    lastName: 'Guardian',
    title: '',
    email: '',
    phone: PERSONAL.phone,
  })
  dataOf(await ask('users.setTemporaryPassword', { userId, password: SECRETS.temporary }))
  const search = {
    search: PERSONAL.search,
    filters: { kinds: [], roles: [], disciplineIds: [], signInStates: [] },
  }
  const sort = { column: 'name', descending: false } as const
  dataOf(await ask('users.list', { tab: 'active', ...search, sort, from: { index: 0 }, limit: 50 }))
  dataOf(await ask('users.find', { search: PERSONAL.staff }))
  dataOf(await ask('users.get', { userId }))
  dataOf(await ask('drafts.save', { key: `profile:${userId}`, value: PERSONAL.draft }))
  return userId
}

async function importPeople(): Promise<void> {
  const csv = `First name,Last name,E-mail,Kind\n${PERSONAL.imported},X,${PERSONAL.importedEmail},Guardian\n`
  const file = { fileName: `${PERSONAL.imported}.csv`, base64: Buffer.from(csv).toString('base64') }
  const { importId } = dataOf(await ask('transfer.previewImport', file))
  dataOf(await ask('transfer.runImport', { importId }))
}

async function openChart(): Promise<void> {
  const database = await openClinicFile(test)
  database
    .prepare(
      `INSERT INTO client (id, first_name, last_name, preferred_name, pronouns, status, phone, email, address, school,
        notes, stamp, stamp_device) VALUES (?, 'C', ?, '', '', 'active', '', '', '', '', ?, 1, 1)`,
    )
    .run(CLIENT, PERSONAL.client, PERSONAL.notes)
  database.close()
  dataOf(await ask('clients.getChart', { clientId: CLIENT }))
}

async function signInWithFactor(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const clinic = dataOf(await ask('clinic.get', {}))
  dataOf(await ask('clinic.save', { ...clinic, isMfaOffered: true }))
  await ask('identity.signIn', { email: PERSONAL.staffEmail, password: SECRETS.wrongPassword }, 'two')
  dataOf(await ask('identity.signIn', { email: PERSONAL.staffEmail, password: SECRETS.temporary }, 'two'))
  const change = { currentPassword: SECRETS.temporary, newPassword: SECRETS.newPassword }
  dataOf(await ask('identity.changePassword', change, 'two'))
  // These two show a secret because that is what they are for.
  const shown = dataOf(await test.ask('mfa.begin', {}, 'two')).secret
  const secret = shown.replaceAll(' ', '')
  const { recoveryCodes } = dataOf(await test.ask('mfa.confirm', { code: codeNow(test, secret) }, 'two'))
  dataOf(await ask('mfa.keepCodes', {}, 'two'))
  dataOf(await ask('mfa.get', {}, 'two'))
  dataOf(await ask('identity.lock', {}, 'two'))
  dataOf(await ask('identity.signOut', {}, 'two'))
  dataOf(await ask('identity.signIn', { email: PERSONAL.staffEmail, password: SECRETS.newPassword }, 'two'))
  const used = must(recoveryCodes[0], 'a recovery code')
  dataOf(await ask('identity.enterRecoveryCode', { recoveryCode: used }, 'two'))
  return { secret, recoveryCodes }
}

/** Makes the database refuse, so that errors with stacks reach the log file. */
async function causeErrors(userId: string): Promise<void> {
  const database = await openClinicFile(test)
  database.exec(
    "CREATE TRIGGER refuse BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'refused here'); END",
  )
  const patch = { userId, registration: { number: PERSONAL.staff, expiresOn: null } }
  expect(await ask('users.saveAccount', patch)).toMatchObject({ error: { code: 'INTERNAL' } })
  database.exec('DROP TRIGGER refuse')
  database.close()
  await test.raw('users.get', { userId: PERSONAL.staff, password: SECRETS.password })
  await test.raw(`no.${PERSONAL.staff}`, {})
}

async function saveMailPassword(): Promise<void> {
  const server = {
    host: 'mail.example.org',
    port: 587,
    security: 'startTls' as const,
    isOpenWayAccepted: false,
    user: PERSONAL.email,
    senderName: PERSONAL.clinic,
    senderAddress: PERSONAL.email,
  }
  dataOf(await ask('mail.saveServer', { server, password: SECRETS.mailPassword }))
  dataOf(await ask('mail.getServer', {}))
}

/** The database key itself, as the running program has it. */
async function readKey(): Promise<Buffer> {
  let key: Buffer | undefined
  await unlockWithStore(test.folder, test.ports, (dek) => {
    key = Buffer.from(dek)
    return Promise.resolve('ok')
  })
  return must(key, 'the key')
}

/** A migration on the data there is, so that the copy made before it is scanned too. */
function migrateOnce(key: Buffer): void {
  const database = openDatabase({ file: join(test.folder, 'anteroom.db'), key })
  const migrations = new Map([
    ...MIGRATIONS,
    ['9999_canary', { sql: 'CREATE TABLE canary (id TEXT) STRICT;' }],
  ])
  migrate({ database, key, migrations, backupFolder: join(test.folder, 'backups') })
  database.exec("DROP TABLE canary; DELETE FROM migration WHERE name = '9999_canary'")
  database.close()
}

describe('a day at the desk', () => {
  it('leaves no personal text and no secret in any file but inside the encrypted database (D1), none in logs, answers, arguments and environment (D6)', async () => {
    test.app.subscribe(DESK, (event: AppEvent) => void said.push(JSON.stringify(event)))
    const recoveryKey = await setUp()
    const userId = await workWithPeople()
    await importPeople()
    await openChart()
    const { secret, recoveryCodes } = await signInWithFactor()
    await causeErrors(userId)
    await saveMailPassword()
    dataOf(await ask('identity.lock', {}))
    dataOf(await ask('identity.unlock', { password: SECRETS.password, code: null }))
    for (const route of ['home.get', 'logs.getChain', 'clinic.getThisPc', 'alerts.list'] as const)
      await ask(route, {})
    const key = await readKey()
    // While it runs, with the WAL beside it, and after its end.
    const personal = Object.entries(PERSONAL).map(([name, value]): Canary => ({ name, value }))
    const secrets: Canary[] = [
      ...Object.entries(SECRETS).map(([name, value]) => ({ name, value })),
      { name: 'TOTP secret', value: secret },
      ...recoveryCodes.map((value, index) => ({ name: `recovery code ${index}`, value })),
      { name: 'recovery key', value: recoveryKey },
      { name: 'database key', value: key },
      { name: 'database key as hex text', value: key.toString('hex') },
    ]
    writeFileSync(join(test.folder, 'anteroom-test.log'), test.log.join('\n'))
    const running = scanFolders([temporary], [...personal, ...secrets])
    // Searches are written a moment later.
    await new Promise((wake) => setTimeout(wake, 2500))
    const log = dataOf(
      await test.ask('logs.export', {
        filters: {
          person: null,
          clientId: null,
          kinds: [],
          period: { from: null, until: null },
          deviceId: null,
        },
      }),
    )
    await test.app.stop()
    migrateOnce(key)
    const stopped = scanFolders([temporary], [...personal, ...secrets])
    const files = listFiles(test.folder).map((file) => file.slice(test.folder.length + 1))
    expect(files).toEqual(expect.arrayContaining(['anteroom.db', expect.stringMatching(/^backups\/before-/)]))
    console.log(
      `D1, D6: ${personal.length + secrets.length} canaries in 4 encodings, ${running.hits.length + stopped.hits.length} hits in ${stopped.files} files, ${((running.bytes + stopped.bytes) / 1e6).toFixed(1)} MB; ${said.length} answers and events, ${test.log.length} log lines`,
    )
    expect([...running.hits, ...stopped.hits]).toEqual([])
    expect(findCanaries(Buffer.from(said.join('\n')), secrets)).toEqual([])
    expect(test.log.length).toBeGreaterThan(0)
    expect(findCanaries(Buffer.from(test.log.join('\n')), [...personal, ...secrets])).toEqual([])
    const ownProcess = Buffer.from(JSON.stringify([process.argv, process.execArgv, process.env]))
    expect(findCanaries(ownProcess, [...personal, ...secrets])).toEqual([])
    // L4: the log tells that it happened, and holds neither secrets nor what a clinician wrote.
    const hidden = [...secrets, { name: 'notes', value: PERSONAL.notes }]
    expect(findCanaries(Buffer.from(JSON.stringify(log.entries)), hidden)).toEqual([])
    expect(JSON.stringify(log.entries).includes(PERSONAL.search)).toBe(true)
    test = await test.restart()
  })

  it('would be told of: each canary is found in each encoding, at any place in base64', () => {
    const canary = { name: 'x', value: 'Brambleholt' }
    const forms = [
      Buffer.from('..Brambleholt..'),
      Buffer.from('aBrambleholt', 'utf16le'),
      Buffer.from(Buffer.from('Brambleholt').toString('hex')),
      ...['', 'a', 'ab'].map((text) => Buffer.from(Buffer.from(`${text}Brambleholt!`).toString('base64'))),
      Buffer.from('BRAMBLEHOLT'),
    ]
    for (const bytes of forms) expect(findCanaries(bytes, [canary])).not.toEqual([])
    expect(findCanaries(Buffer.from('Bramblehol'), [canary])).toEqual([])
  })
})
