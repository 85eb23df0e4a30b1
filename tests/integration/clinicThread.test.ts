import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, isSound } from '#backend/db/openDatabase.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { ok } from '#shared/errors/index.ts'
import { addMany, dieAfterAdding, throwAfterAdding } from '#tests/support/longWorks.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/testDatabase.ts'

const IS_LONG = process.env['ANTEROOM_LONG'] === '1'
const NOBODY = { actorId: null }
const ENTRY = new URL('../support/threadOfTests.ts', import.meta.url)
const CHILD = resolve(import.meta.dirname, '../support/addInThread.ts')
const quietly = { signal: new AbortController().signal, onProgress: (): void => {} }

let test: TestDatabase
beforeEach(() => {
  test = openTestDatabase({ threadEntry: ENTRY })
})
afterEach(() => test.close())

async function peopleCalled(name: string): Promise<number> {
  const rows = await test.db.read.selectFrom('user').select('id').where('last_name', '=', name).execute()
  return rows.length
}

const addOne = (name: string): Promise<unknown> =>
  test.db.write(NOBODY, (tx) => {
    insertPerson(tx, { ...BLANK_PERSON, kind: 'contact', firstName: name, lastName: name })
    return Promise.resolve(ok(null))
  })

describe('the clinic’s thread', () => {
  it('stores a long work whole, and a write of the desk waits its turn without holding anything up', async () => {
    const order: string[] = []
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    const input = { count: 2_000, name: 'Many' }
    const long = test.db
      .writeAside(NOBODY, addMany, input, quietly)
      .then((done) => order.push(`long ${done.ok}`))
    const short = addOne('One').then(() => order.push('short'))
    expect(await peopleCalled('Many')).toBe(0)
    await Promise.all([long, short])
    clearInterval(beat)
    console.log(
      `2,000 people in the thread: the main thread was held up for ${Math.round(longest)} ms at most`,
    )
    expect(order).toEqual(['long true', 'short'])
    expect(await peopleCalled('Many')).toBe(2_000)
    expect(await peopleCalled('One')).toBe(1)
    const listed = await test.db.read.selectFrom('user_directory').select('user_id').execute()
    expect(listed).toHaveLength(2_001)
  })

  it('rolls a cancelled work back whole', async () => {
    const cancelling = new AbortController()
    const watch = { signal: cancelling.signal, onProgress: () => cancelling.abort() }
    const done = await test.db.writeAside(NOBODY, addMany, { count: 50_000, name: 'Gone' }, watch)
    expect(done).toMatchObject({ ok: false, error: { code: 'CANCELLED' } })
    expect(await peopleCalled('Gone')).toBe(0)
  })

  it('rolls back what throws, and says nothing of what the error quotes', async () => {
    const thrown = await test.db.writeAside(NOBODY, throwAfterAdding, { name: 'Secret' }, quietly).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(thrown).toMatchObject({ name: 'RangeError' })
    expect(thrown instanceof Error ? `${thrown.message} ${thrown.stack ?? ''}` : 'Secret').not.toContain(
      'Secret',
    )
    expect(await peopleCalled('Secret')).toBe(0)
  })

  it('starts again after its end: nothing of the work in hand is stored', async () => {
    await expect(test.db.writeAside(NOBODY, dieAfterAdding, { name: 'Lost' }, quietly)).rejects.toThrow()
    expect(await peopleCalled('Lost')).toBe(0)
    await addOne('After')
    await test.db.writeAside(NOBODY, addMany, { count: 5, name: 'Again' }, quietly)
    expect(await peopleCalled('Again')).toBe(5)
    expect(await peopleCalled('After')).toBe(1)
  })

  it('keeps the WAL short while the desk never pauses, and leaves none behind', async () => {
    let most = 0
    const writes = IS_LONG ? 20_000 : 2_000
    for (let index = 0; index < writes; index += 1) {
      // Each call comes over a link, as an event of its own.
      await setImmediate()
      await addOne(`P${index}`)
      if (index % 50 === 0) most = Math.max(most, statSync(`${test.file}-wal`).size)
    }
    console.log(`${writes} writes without a pause: the WAL had ${(most / 1e6).toFixed(1)} MB at most`)
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThan(64e6)
    await test.db.close()
    expect(existsSync(`${test.file}-wal`)).toBe(false)
  }, 240_000)
})

it('a process killed while its thread writes keeps each acknowledged work whole and no other in part (B1)', async () => {
  await test.db.close()
  const { file, key } = test
  const kills = IS_LONG ? 200 : 5
  let acknowledged = 0
  const faults: string[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'pipe', 'ignore'] })
    child.stdin.end([file, key.toString('hex')].join('\n'))
    let out = ''
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    await new Promise((begun) => child.stdout.once('data', begun))
    await wait(Math.random() * 300)
    child.kill('SIGKILL')
    await new Promise((ended) => child.once('close', ended))
    const names = out.split('\n').filter((name) => name !== '')
    acknowledged += names.length
    const database = openDatabase({ file, key })
    const counts = new Map(
      database
        .prepare('SELECT last_name, count(*) AS n FROM user GROUP BY last_name')
        .all()
        .map((row) => Object.values(row ?? {}))
        .map(([name, n]): [string, number] => [String(name), Number(n)]),
    )
    for (const name of names) if (counts.get(name) !== 150) faults.push(`${name}: lost`)
    for (const [name, n] of counts) if (n !== 150) faults.push(`${name}: ${n} of 150`)
    if (!isSound(database)) faults.push(`kill ${kill}: damaged`)
    database.close()
  }
  console.log(`B1: ${kills} kills in the thread, ${acknowledged} works acknowledged, ${faults.length} faults`)
  expect(acknowledged).toBeGreaterThanOrEqual(kills)
  expect(faults).toEqual([])
}, 600_000)
