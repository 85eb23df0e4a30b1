import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canDropRights, type OtherPerson, PEOPLE, startPerson } from '#tests/support/otherPerson.ts'

const RACES = process.env['ANTEROOM_LONG'] === '1' ? 50 : 12
/** In every so many races the winner is killed instead of letting go. */
const KILL_EVERY = 5

let folder = ''
let people: OtherPerson[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anteroom-race-'))
  chmodSync(folder, 0o711)
})
afterEach(async () => {
  await Promise.all(people.map((person) => person.kill()))
  rmSync(folder, { recursive: true, force: true })
})

function makeFolder(name: string, owner: number, mode: number): string {
  const made = join(folder, name)
  mkdirSync(made)
  chownSync(made, owner, owner)
  chmodSync(made, mode)
  return made
}

/** All of them ask for the folder at once. @returns what each was told */
async function race(data: string): Promise<string[]> {
  return await Promise.all(people.map((person) => person.ask('lock', data)))
}

/** Races for one folder again and again; the winner lets go, or is killed and comes anew. */
async function raceOften(data: string, users: readonly number[]): Promise<string[][]> {
  people = users.map((user) => startPerson(user))
  const told: string[][] = []
  for (let round = 1; round <= RACES; round += 1) {
    const answers = await race(data)
    told.push(answers)
    for (const [at, answer] of answers.entries()) {
      if (answer !== 'locked') continue
      if (round % KILL_EVERY === 0) {
        await people[at]?.kill()
        people[at] = startPerson(users[at])
      } else await people[at]?.ask('release', data)
    }
  }
  return told
}

const winners = (told: string[][]): number[] =>
  told.map((answers) => answers.filter((answer) => answer === 'locked').length)

describe('two instances on one folder (K9)', () => {
  it('never both get it, and the killed one gives it back', { timeout: 180_000 }, async () => {
    const me = process.getuid?.() ?? 0
    const told = await raceOften(makeFolder('mine', me, 0o700), [me, me, me, me])
    console.log(
      `K9 ${RACES} races of 4 instances: ${winners(told).filter((count) => count === 1).length} with one winner`,
    )
    expect(winners(told)).toEqual(Array.from({ length: RACES }, () => 1))
    expect(new Set(told.flat())).toEqual(new Set(['locked', 'taken']))
  })

  it.runIf(canDropRights())(
    'never both get it where two people share a folder that is open to all',
    { timeout: 180_000 },
    async () => {
      const { anna, ben } = PEOPLE
      const shared = makeFolder('shared', anna, 0o777)
      const told = await raceOften(shared, [anna, ben, anna, ben])
      console.log(
        `K9 ${RACES} races of two people: ${winners(told).filter((count) => count === 1).length} with one winner`,
      )
      // Whoever came first owns the lock's file, so the other person is refused, now and later.
      expect(winners(told)).toEqual(Array.from({ length: RACES }, () => 1))
      expect(new Set(told.flat())).toEqual(new Set(['locked', 'taken', 'noAccess']))
    },
  )

  it.runIf(canDropRights())('says of a folder that is denied that it is denied', async () => {
    const { anna, ben } = PEOPLE
    const closed = makeFolder('closed', anna, 0o700)
    const readOnly = makeFolder('readOnly', ben, 0o555)
    people = [startPerson(anna), startPerson(ben)]
    expect(await people[1]?.ask('lock', closed)).toBe('noAccess')
    expect(await people[1]?.ask('lock', readOnly)).toBe('noAccess')
    expect(await people[0]?.ask('lock', closed)).toBe('locked')
  })
})
