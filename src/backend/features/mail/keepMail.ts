import type { BareCall } from '../../call.ts'
import { countMails } from './mailRepository.ts'
import { findLinkState } from './mailServer.ts'
import { sendWaiting } from './sendWaiting.ts'
import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import type { SmtpLink } from './smtpLink.ts'

const LOOK_MS = 500
const REST_MS = 60_000

/** What screens show of the queue, as one text to compare. */
async function shownState(db: ClinicDatabase): Promise<string> {
  return JSON.stringify([await countMails(db.read), (await findLinkState(db.read)) ?? null])
}

/**
 * Sends the mail of this PC while a clinic is open. It looks at the database only after a commit or when something is
 * due, so that a quiet desk costs nothing; one round at a time.
 */
export function keepMail(bare: Omit<BareCall, 'seat'>): () => void {
  let isBusy = false
  let isStopping = false
  let link: SmtpLink | undefined
  let restsUntil = 0
  let seen: { db: ClinicDatabase; commits: number; dueAt: number; shown: string } | undefined

  const look = async (db: ClinicDatabase): Promise<void> => {
    const isFirst = seen?.db !== db
    const commits = db.commits()
    const now = (): number => bare.ports.clock.now()
    if (seen !== undefined && !isFirst && seen.commits === commits && now() < seen.dueAt) return
    const shownBefore = isFirst ? undefined : seen?.shown
    const tell = async (): Promise<string> => {
      const shown = await shownState(db)
      if (shownBefore !== undefined && shown !== shownBefore) bare.emit({ name: 'mail.changed' })
      return shown
    }
    const waiting = await tell()
    const dueAt = await sendWaiting({
      db,
      store: bare.stage.secretStore(),
      now,
      isFirst,
      isStopping: () => isStopping,
      holdLink: (open) => {
        link = open
      },
    })
    const shown = isStopping ? waiting : await shownState(db)
    if (shown !== waiting) bare.emit({ name: 'mail.changed' })
    // Its own commits make it look once more; with nothing due that ends there.
    seen = { db, commits, dueAt: dueAt ?? Number.POSITIVE_INFINITY, shown }
  }

  const timer = setInterval(() => {
    const now = bare.stage.now()
    if (isBusy || now.stage !== 'open' || bare.ports.clock.monotonic() < restsUntil) return
    isBusy = true
    look(now.db)
      .catch((error: unknown) => {
        if (isStopping || bare.stage.now() !== now) return
        restsUntil = bare.ports.clock.monotonic() + REST_MS
        const kind = error instanceof Error ? error.name : typeof error
        bare.ports.log({ level: 'warn', code: 'mail.roundFailed', detail: { kind } })
      })
      .finally(() => {
        isBusy = false
      })
  }, LOOK_MS)
  timer.unref()
  return () => {
    isStopping = true
    clearInterval(timer)
    link?.cut()
  }
}
