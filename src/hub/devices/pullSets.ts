import { sql } from 'kysely'
import type { Frame } from '#shared/protocol/frames.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import { type Caller, type ClinicState, type HubContext, stateOf } from './hubContext.ts'

export type Page = ClinicState & { readonly frames: readonly Frame[] }

/** Sets looked at for one page; smaller ones would be more frames than a page is worth. */
const MOST_SETS = 5_000
const FRAME_BYTES = 12
/** How often a waiting pull looks by itself, where no news came. */
const POLL_MS = 2_000

type PageRow = {
  readonly generation: string
  readonly head: number
  readonly oldest: number
  /** Null where there are no sets after the one asked for. */
  readonly seq: number | null
  readonly bytes: Uint8Array | null
}

/** One statement for the clinic's head and the page: what is read of both is of one moment, and costs one round trip. */
async function readPage(hub: HubContext, { clinicId }: Caller, after: number): Promise<Page> {
  const { rows } = await hub.storage.glanceInClinic(clinicId, (tx) =>
    sql<PageRow>`
      SELECT clinic.generation, clinic.head, clinic.oldest, page.seq, page.bytes
      FROM clinic LEFT JOIN LATERAL (
        SELECT seq, bytes FROM (
          SELECT seq, bytes, sum(octet_length(bytes) + ${FRAME_BYTES}::integer) OVER (ORDER BY seq) AS total,
                 row_number() OVER (ORDER BY seq) AS nth
          FROM (SELECT seq, bytes FROM change_set
                WHERE clinic_id = ${clinicId} AND seq > ${after}::bigint AND seq <= clinic.head
                ORDER BY seq LIMIT ${MOST_SETS}::integer) AS next) AS counted
        WHERE total <= ${LIMITS.page}::bigint OR nth = 1) AS page ON true
      WHERE clinic.clinic_id = ${clinicId} ORDER BY page.seq`.execute(tx),
  )
  return {
    ...stateOf(hub, rows[0]),
    frames: rows.flatMap(({ seq, bytes }) => (seq === null || bytes === null ? [] : [{ seq, bytes }])),
  }
}

/** The sets after a seq, a page at most; where there are none yet, waits for them as long as it may. */
export async function pullSets(
  hub: HubContext,
  caller: Caller,
  ask: { readonly after: number; readonly waitSeconds: number },
  signal: AbortSignal,
): Promise<Page> {
  const until = performance.now() + ask.waitSeconds * 1_000
  for (;;) {
    const gone = new AbortController()
    const nearest = Math.min(POLL_MS, until - performance.now())
    // Whoever waits is at the desk before looking: news that comes between is not missed.
    const stop = (): void => gone.abort()
    signal.addEventListener('abort', stop)
    const news = nearest > 0 ? hub.news.wait(caller.clinicId, nearest, gone.signal) : undefined
    try {
      const page = await readPage(hub, caller, ask.after)
      const isOver = page.head !== ask.after || news === undefined || signal.aborted || hub.news.isClosed()
      if (isOver) return page
      await news
    } finally {
      gone.abort()
      signal.removeEventListener('abort', stop)
    }
  }
}
