import { fileURLToPath } from 'node:url'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { openClinic } from '#backend/db/openClinic.ts'
import { writeAlways } from '#backend/db/writeAlways.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { refreshLists } from '#backend/refreshLists.ts'
import { connectHub } from '#backend/sync/connectHub.ts'
import { pullSets } from '#backend/sync/pullSets.ts'
import { pushSets } from '#backend/sync/pushSets.ts'

/** A PC in a process of its own, which adds people and syncs until it is killed. */
export type PcProcess = {
  /** Ids of the people whose save it said was done. */
  readonly saved: readonly string[]
  readonly kill: () => Promise<void>
}

export type PcPlace = {
  readonly file: string
  readonly address: string
  readonly token: string
  readonly seed: string
}

/** Starts it; resolves with its first save. */
export async function startPcProcess(place: PcPlace): Promise<PcProcess> {
  const args = [fileURLToPath(import.meta.url), JSON.stringify(place)]
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout === null) throw new Error('A child without an output')
  const saved: string[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => saved.push(line))
  await Promise.race([once(lines, 'line'), once(lines, 'close')])
  if (saved.length === 0) throw new Error('The PC ended before its first save')
  return {
    saved,
    kill: async () => {
      const ended = Promise.all([once(child, 'exit'), once(lines, 'close')])
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function work({ file, address, token, seed }: PcPlace): Promise<never> {
  const db = openClinic({
    file,
    key: undefined,
    create: false,
    backupFolder: `${file}.backups`,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    beforeCommit: refreshLists,
    afterCommit: () => {},
  })
  const hub = connectHub({ address, token })
  for (let nth = 0; ; nth += 1) {
    const id = await writeAlways(db, null, (tx) =>
      insertPerson(tx, {
        ...BLANK_PERSON,
        kind: 'staff',
        firstName: `PC ${process.pid}`,
        lastName: `P${nth}`,
      }),
    )
    // A pipe takes a short line at once: what was written before the kill is read.
    process.stdout.write(`${id}\n`)
    await pushSets(db, hub, seed)
    await pullSets(db, hub)
  }
}

const [, script, given] = process.argv
if (script === fileURLToPath(import.meta.url) && given !== undefined) {
  const place: unknown = JSON.parse(given)
  // Written above, by this very file.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  await work(place as PcPlace)
}
