import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '#backend/app.ts'
import { benchPorts } from '../benchClinic.ts'
import { watchLoop } from '../eventLoop.ts'
import { type GoalLine, ms } from '../goal.ts'
import { median } from '../measure.ts'

const AT_ONCE = 4
const ROUNDS = 12
const REPEATS = 3
const PEOPLE = ['owner', 'admin', 'manager', 'practitioner']

/** P18: the event loop while four people sign in at once, again and again, in the sample clinic. */
export async function measureP18(): Promise<GoalLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'anteroom-bench-'))
  const app = await createApp(benchPorts(folder))
  try {
    await app.dispatch('desk', 'setup.createSample', { keepKeyInFile: true })
    const signInAll = async (): Promise<void> => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const answers = await Promise.all(
          PEOPLE.slice(0, AT_ONCE).map((name) =>
            app.dispatch(name, 'identity.signIn', {
              email: `${name}@sample.example.org`,
              password: 'look around freely',
            }),
          ),
        )
        const refused = answers.find((answer) => !answer.ok)
        if (refused !== undefined) throw new Error(`A sign-in was refused: ${JSON.stringify(refused)}`)
      }
    }
    await signInAll()
    const delays: number[] = []
    for (let turn = 0; turn < REPEATS; turn += 1) delays.push((await watchLoop(signInAll)).p99)
    const p99 = median(delays)
    return [
      {
        goal: 'P18',
        what: 'event-loop delay p99, four sign-ins at once (ms)',
        ours: ms(p99),
        reference: 'a limit',
        ratio: p99,
        must: 20,
        aim: 10,
      },
    ]
  } finally {
    await app.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
