import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { clinicOf } from '../benchClinic.ts'
import { type GoalLine, ms } from '../goal.ts'
import { median } from '../measure.ts'
import { measureP15Page } from './p15Page.ts'

const PEOPLE = 10_000
const REPEATS = 9
const CHILD = join(import.meta.dirname, 'startChild.ts')

const run = promisify(execFile)

/**
 * P15: from `createApp` to the first page of Users, each start in a new process, the file in the system's cache; and the
 * built browser shell's page in Chromium.
 */
export async function measureP15(): Promise<GoalLine[]> {
  const { ports, file, key } = await clinicOf(PEOPLE)
  const start = async (way: 'ours' | 'bare'): Promise<number> => {
    const { stdout } = await run(process.execPath, [CHILD, way, ports.paths.data, file, key.toString('hex')])
    return Number(stdout)
  }
  const ours: number[] = []
  const bare: number[] = []
  for (let turn = 0; turn <= REPEATS; turn += 1) {
    const [own, reference] = [await start('ours'), await start('bare')]
    // The first brings the file into the cache.
    if (turn > 0) {
      ours.push(own)
      bare.push(reference)
    }
  }
  const [own, reference] = [median(ours), median(bare)]
  return [
    {
      goal: 'P15',
      what: 'core to first page, 10k people, without sign-in',
      ours: ms(own),
      reference: ms(reference),
      ratio: own / reference,
      must: 3,
      aim: 2,
    },
    await measureP15Page(),
  ]
}
