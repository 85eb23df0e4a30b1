import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createApp } from '#backend/app.ts'
import { benchPorts, dataOf } from '../benchClinic.ts'
import { watchLoop } from '../eventLoop.ts'
import { type GoalLine, ms } from '../goal.ts'
import { median } from '../measure.ts'

const PEOPLE = 10_000
const REPEATS = 3
const DESK = 'desk'
const OWNER = { email: 'olive@maple.example', password: 'a quiet morning in june' }
const LIST = {
  tab: 'active',
  search: '',
  filters: { kinds: [], roles: [], disciplineIds: [], signInStates: [] },
  sort: { column: 'name', descending: false },
  from: { index: 0 },
  limit: 50,
}

function peopleFile(): string {
  const rows = Array.from(
    { length: PEOPLE },
    (_, index) => `First${index},Last${index % 997},p${index}@maple.example,contact`,
  )
  return Buffer.from(['First name,Last name,E-mail,Kind', ...rows].join('\n')).toString('base64')
}

const importIdOf = (preview: unknown): unknown =>
  typeof preview === 'object' && preview !== null && 'importId' in preview ? preview.importId : undefined

/** One working day in short: sign-in, an import with the desk in use beside it, lists, searches, lock and unlock. */
async function workADay(file: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-bench-'))
  const app = await createApp(benchPorts(folder))
  const ask = async (route: string, input: unknown): Promise<unknown> => {
    // A call comes over a link, as an event of its own; without a link they would follow each other in one turn.
    await setImmediate()
    return dataOf(await app.dispatch(DESK, route, input))
  }
  try {
    await ask('setup.createClinic', {
      name: 'Maple Therapy',
      timezone: 'America/Toronto',
      plan: 'teams',
      owner: { firstName: 'Olive', lastName: 'Owens', ...OWNER, treatsClients: false },
      keepKeyInFile: true,
    })
    const delay = await watchLoop(async () => {
      await ask('identity.signOut', {})
      await ask('identity.signIn', OWNER)
      const preview = await ask('transfer.previewImport', { fileName: 'people.csv', base64: file })
      const stored = ask('transfer.runImport', { importId: importIdOf(preview) })
      for (let page = 0; page < 20; page += 1) await ask('users.list', LIST)
      await stored
      for (let search = 0; search < 100; search += 1) {
        await ask('users.list', { ...LIST, search: `last${search}`, from: { index: 0 } })
        await ask('home.get', {})
      }
      await ask('identity.lock', {})
      await ask('identity.unlock', { password: OWNER.password, code: null })
    })
    return delay.p999
  } finally {
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** P14: how long the main thread is held up on a working day. Backup and sync join with what makes them. */
export async function measureP14(): Promise<GoalLine[]> {
  const file = peopleFile()
  const delays: number[] = []
  for (let turn = 0; turn < REPEATS; turn += 1) delays.push(await workADay(file))
  const p999 = median(delays)
  return [
    {
      goal: 'P14',
      what: 'event-loop delay p99.9, a day with an import of 10k (ms)',
      ours: ms(p999),
      reference: 'a limit',
      ratio: p999,
      must: 50,
      aim: 25,
    },
  ]
}
