import { Client } from 'pg'
import { createAnnouncer } from './announcer.ts'

/** One connection that hears what other hub processes announce, and tells them. */
export type Listening = {
  readonly onNews: (listener: (clinicId: string) => void) => void
  readonly announce: (clinicId: string) => void
  readonly stop: () => Promise<void>
}

const AGAIN_MS = 1_000

/** Listens on a channel, and connects again where the connection breaks; what is missed then, the poll finds. */
export function listenForNews(url: string, channel: string): Listening {
  const listeners = new Set<(clinicId: string) => void>()
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const later = (): void => {
    if (isStopped || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void connect()
    }, AGAIN_MS)
    timer.unref()
  }
  async function connect(): Promise<void> {
    const mine = new Client({ connectionString: url })
    client = mine
    mine.on('error', later)
    mine.on('end', later)
    mine.on('notification', ({ payload }) => {
      if (payload !== undefined) for (const listener of listeners) listener(payload)
    })
    try {
      await mine.connect()
      // News are no data: nobody waits until they lie on the disk.
      await mine.query(`SET synchronous_commit = off`)
      await mine.query(`LISTEN ${channel}`)
    } catch {
      // Some databases that speak PostgreSQL cannot notify: the poll stays.
      later()
    }
  }
  void connect()
  const announcer = createAnnouncer(async (clinicIds) => {
    await client?.query('SELECT pg_notify($1, each) FROM unnest($2::text[]) AS each', [channel, clinicIds])
  })
  return {
    announce: announcer.announce,
    onNews: (listener) => void listeners.add(listener),
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await announcer.settled()
      await client?.end().catch(() => undefined)
    },
  }
}
