import { readFileSync } from 'node:fs'
import { openClinic } from '#backend/db/openClinic.ts'
import { refreshDirectory } from '#backend/features/users/index.ts'
import { addMany } from './longWorks.ts'

/**
 * A process of its own that adds people in its thread, batch after batch, until it is killed. Standard input: the file
 * and the key as hex. Prints the name of each batch once it is told that it is stored.
 */
const [file = '', key = ''] = readFileSync(0, 'utf8').split('\n')
const db = openClinic({
  file,
  key: Buffer.from(key, 'hex'),
  create: false,
  backupFolder: `${file}.backups`,
  threadEntry: new URL('./threadOfTests.ts', import.meta.url),
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  beforeCommit: refreshDirectory,
  afterCommit: () => {},
})
const watch = { signal: new AbortController().signal, onProgress: () => {} }
for (let batch = 0; ; batch += 1) {
  const name = `batch${process.pid}-${batch}`
  const done = await db.writeAside({ actorId: null }, addMany, { count: 150, name }, watch)
  if (done.ok) process.stdout.write(`${name}\n`)
}
