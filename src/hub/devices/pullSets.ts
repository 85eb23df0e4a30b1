import { sql } from 'kysely'
import type { Frame } from '#shared/protocol/frames.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import { type Caller, type ClinicState, type HubContext, readClinic } from './hubContext.ts'

export type Page = ClinicState & { readonly frames: readonly Frame[] }

/** Sets looked at for one page; smaller ones would be more frames than a page is worth. */
const MOST_SETS = 5_000
const FRAME_BYTES = 12
/** How often a waiting pull looks by itself, where no news came. */
const POLL_MS = 2_000

function readPage(hub: HubContext, { clinicId }: Caller, after: number): Promise<Page> {
  return hub.storage.glanceInClinic(clinicId, async (tx) => {
    const clinic = await readClinic(hub, tx, clinicId)
    if (clinic.head <= after) return { ...clinic, frames: [] }
    const { rows } = await sql<Frame>`
      SELECT seq, bytes FROM (
        SELECT seq, bytes, sum(octet_length(bytes) + ${FRAME_BYTES}::integer) OVER (ORDER BY seq) AS total,
               row_number() OVER (ORDER BY seq) AS nth
        FROM (SELECT seq, bytes FROM change_set
              WHERE clinic_id = ${clinicId} AND seq > ${after} AND seq <= ${clinic.head}
              ORDER BY seq LIMIT ${MOST_SETS}) AS next) AS counted
      WHERE total <= ${LIMITS.page} OR nth = 1 ORDER BY seq`.execute(tx)
    return { ...clinic, frames: rows }
  })
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
