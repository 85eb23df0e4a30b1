import { z } from 'zod'
import { foldText } from '#shared/lib/fold.ts'
import { clinicOf, openDesk } from '../benchClinic.ts'
import { type GoalLine, ms } from '../goal.ts'
import { quantile, timeOf } from '../measure.ts'
import { say } from '../say.ts'
import { type Draws, drawsFrom } from '../seeded.ts'
import { sized } from '../share.ts'

const PEOPLE = 100_000
const SEARCHES = 400
const SEED = 20_261_126
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const NAME = /^[\p{L}-]{5,}$/u

const personSchema = z.object({ first_name: z.string(), last_name: z.string() })
const answerSchema = z.object({ rows: z.array(z.object({ lastName: z.string() })) })

/** One mistake, as fingers make them: another letter, one too many, one too few, two swapped. */
function misspell(name: string, draws: Draws): string {
  const letters = [...name]
  const at = 1 + draws.below(letters.length - 2)
  const other = LETTERS[draws.below(LETTERS.length)] ?? 'a'
  const kind = draws.below(4)
  if (kind === 0) letters[at] = other
  if (kind === 1) letters.splice(at, 0, other)
  if (kind === 2) letters.splice(at, 1)
  if (kind === 3) letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '')
  return letters.join('')
}

/** P10: a name with one mistake in it finds somebody of that name among the first that are offered. */
export async function measureP10(): Promise<GoalLine[]> {
  const people = sized(PEOPLE)
  const desk = await openDesk(await clinicOf(people))
  try {
    const draws = drawsFrom(SEED)
    const all = desk.bare
      .prepare('SELECT first_name, last_name FROM user_directory')
      .all()
      .map((row) => personSchema.parse(row))
      .filter(({ last_name }) => NAME.test(last_name))
    const times: number[] = []
    let found = 0
    let asked = 0
    while (asked < SEARCHES) {
      const person = all[draws.below(all.length)]
      const wrong = misspell(foldText(person?.last_name ?? ''), draws)
      if (person === undefined || wrong === foldText(person.last_name)) continue
      asked += 1
      const search = draws.chance(0.5) ? wrong : `${person.first_name} ${wrong}`
      let answer: unknown
      times.push(
        await timeOf(async () => {
          answer = await desk.ask('users.find', { search })
        }),
      )
      if (answerSchema.parse(answer).rows.some(({ lastName }) => lastName === person.last_name)) found += 1
      else say(`  not found: ${search} for ${person.last_name}`)
    }
    const p95 = quantile(times, 0.95)
    const recall = found / asked
    return [
      {
        goal: 'P10',
        what: `${asked} names with a mistake, ${people} people`,
        ours: `${(recall * 100).toFixed(1)} % found`,
        reference: '90 %',
        ratio: (1 - recall) / 0.1,
        must: 1,
        aim: 0.5,
      },
      {
        goal: 'P10',
        what: 'each search, p95',
        ours: ms(p95),
        reference: '40 ms',
        ratio: p95,
        must: 40,
        aim: 20,
      },
    ]
  } finally {
    await desk.close()
  }
}
