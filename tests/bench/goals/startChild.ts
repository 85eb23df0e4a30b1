import { createApp } from '#backend/app.ts'
import { openDatabase } from '#backend/db/openDatabase.ts'
import { askAt, benchPorts, signIn } from '../benchClinic.ts'
import { say } from '../say.ts'
import { barePage } from './bareStatements.ts'
import { listInput } from './directoryQueries.ts'

/** One start in a process of its own; prints the milliseconds. Its words: `ours` or `bare`, folder, file, key. */
const [way = '', folder = '', file = '', key = ''] = process.argv.slice(2)

async function startOurs(): Promise<number> {
  const start = performance.now()
  const app = await createApp(benchPorts(folder))
  const opened = performance.now() - start
  // Somebody types a password here, and argon2 takes its time on purpose: not part of the measure.
  await signIn(app)
  const again = performance.now()
  await askAt(app, 'users.list', listInput())
  const listed = performance.now() - again
  await app.stop()
  return opened + listed
}

function startBare(): number {
  const start = performance.now()
  const database = openDatabase({ file, key: Buffer.from(key, 'hex'), readonly: true })
  barePage(database, listInput())?.()
  const took = performance.now() - start
  database.close()
  return took
}

say(String(way === 'ours' ? await startOurs() : startBare()))
