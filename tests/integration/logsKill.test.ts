import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { openTestDatabase } from '#tests/support/testDatabase.ts'

const IS_LONG = process.env['ANTEROOM_LONG'] === '1'
const CHILD = resolve(import.meta.dirname, '../support/dieAtStatement.ts')

it('a process killed at any statement of a change leaves neither a change without its entry nor an entry without it (L1)', async () => {
  const test = openTestDatabase()
  const { file, key } = test
  await test.db.close()
  const run = (nth: number): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, [CHILD], { input: [file, key.toString('hex'), nth].join('\n') })
  const whole = run(0)
  expect(whole.status, String(whole.stderr)).toBe(0)
  const statements = Number(String(whole.stdout))
  expect(statements).toBeGreaterThan(8)
  const step = IS_LONG ? 1 : Math.ceil(statements / 6)
  let kills = 0
  const unaudited: string[] = []
  for (let nth = 1; nth <= statements; nth += step) {
    expect(run(nth).signal).toBe('SIGKILL')
    kills += 1
    const database = openDatabase({ file, key })
    const count = (sql: string): unknown => database.prepare(sql).pluck().get()
    const people = count('SELECT count(*) FROM user')
    const entries = count("SELECT count(*) FROM audit_entry WHERE table_name = 'user'")
    const roles = count('SELECT count(*) FROM user_role')
    if (people !== 1 || entries !== 1 || roles !== 1)
      unaudited.push(`${nth}: ${String(people)}/${String(entries)}`)
    database.close()
  }
  console.log(
    `L1: killed at ${kills} of ${statements} statements, ${unaudited.length} changes without an entry`,
  )
  expect(unaudited).toEqual([])
}, 240_000)
