import { createHash } from 'node:crypto'
import type { PublishRefusal } from '#shared/domain/teamPage.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import type { BareCall } from '../../call.ts'
import type { ClinicDatabase, Reader } from '../../db/clinicDatabase.ts'
import { getClinicLanguage, getClinicRow } from '../clinic/index.ts'
import { makeTeamPage } from './makeTeamPage.ts'
import { type PublishDesk, publishDeskOf } from './publishDesk.ts'
import { renderTeamHtml, TEAM_STYLE } from './renderTeamHtml.ts'
import { renderTeamJson } from './renderTeamJson.ts'
import { findTeamPage } from './teamRepository.ts'

type Bare = Omit<BareCall, 'seat'>
type Pages = NonNullable<ReturnType<Bare['sync']['pages']>>
type Unanswered = Extract<Awaited<ReturnType<Pages['teamPage']>>, { readonly ok: false }>
type Found = Omit<PublishDesk, 'isStale'>

const LOOK_MS = 1_000
/** Looks to leave out after one that found all as it should be: the hub may have been put back meanwhile. */
const REST_LOOKS = 600
const RETRY_LOOKS = 5
const REFUSED_LOOKS = 60

const OFF: Found = { state: 'off', since: null, refusal: null }
const WAITING: Found = { state: 'waiting', since: null, refusal: null }
const refused = (refusal: PublishRefusal): Found => ({ state: 'refused', since: null, refusal })

const REFUSALS: Readonly<Record<string, PublishRefusal>> = {
  addressTaken: 'addressTaken',
  tooLarge: 'tooLarge',
  // A hub of an earlier version has no such path.
  notFound: 'notOffered',
  revoked: 'revoked',
}

const foundBy = ({ problem }: Unanswered): Found =>
  problem.kind === 'refused' ? refused(REFUSALS[problem.error] ?? 'other') : WAITING

/** Sends the page as it is now, where the hub has none or another one. */
async function publish(db: Reader, hub: Pages, address: string): Promise<Found> {
  const page = await makeTeamPage(db)
  if (page === undefined) return OFF
  const html = Buffer.from(renderTeamHtml(page, await getClinicLanguage(db)))
  const json = Buffer.from(renderTeamJson(page))
  if (html.length > LIMITS.teamPage || json.length > LIMITS.teamPage) {
    // An older page would go on showing whoever is no longer to be seen.
    await hub.withdrawTeamPage()
    return refused('tooLarge')
  }
  const hash = createHash('sha256').update(html).update(json).digest('hex')
  const there = await hub.teamPage()
  if (!there.ok) return foundBy(there)
  const known = there.data.page
  if (known?.hash === hash && known.address === address)
    return { state: 'published', since: known.since, refusal: null }
  const put = await hub.putTeamPage({ address, hash, style: TEAM_STYLE }, html, json)
  if (!put.ok) return foundBy(put)
  return { state: 'published', since: put.data.page?.since ?? null, refusal: null }
}

/** Takes the page away where the hub still has one. */
async function withdraw(hub: Pages): Promise<Found> {
  const there = await hub.teamPage()
  if (there.ok && there.data.page === null) return OFF
  const gone = there.ok ? await hub.withdrawTeamPage() : there
  if (gone.ok) return OFF
  // A hub that has no pages, or hears this PC no more: another one takes it away.
  return gone.problem.kind === 'refused' ? OFF : { state: 'withdrawing', since: null, refusal: null }
}

/** What an owner asked for: an address, where the page was ever published, and whether it is to be there. */
async function readWish(db: Reader): Promise<{ readonly address: string; readonly isWanted: boolean }> {
  const row = await findTeamPage(db)
  if (row === undefined || row.address === '') return { address: '', isWanted: false }
  const { has_team_page: isOn } = await getClinicRow(db)
  return { address: row.address, isWanted: row.is_published === 1 && isOn === 1 }
}

/** Brings the hub's page in line with what an owner asked for. @returns undefined where changes are heard first */
async function settle(bare: Bare, db: ClinicDatabase): Promise<Found | undefined> {
  const { address, isWanted } = await readWish(db.read)
  if (address === '') return OFF
  const hub = bare.sync.pages()
  if (hub === undefined) return isWanted ? { state: 'noHub', since: null, refusal: null } : OFF
  if (!isWanted) return withdraw(hub)
  // A PC that has not heard the others might publish what they took off the page.
  return hub.isInStep() ? publish(db.read, hub, address) : undefined
}

/** How many looks may be left out after what was found. */
function restAfter({ state }: Found): number {
  if (state === 'refused') return REFUSED_LOOKS
  return state === 'waiting' || state === 'withdrawing' || state === 'noHub' ? RETRY_LOOKS : REST_LOOKS
}

/**
 * Keeps the clinic's team page at its hub as an owner asked (product.md 24): sent after the changes that it shows, and
 * taken away when it is switched off. Every PC does so; the hub takes the same page twice without ado.
 * @returns what ends it
 */
export function keepTeamPage(bare: Bare): () => void {
  const desk = publishDeskOf(bare)
  let isBusy = false
  let rest = 0
  let seen: ClinicDatabase | undefined
  const tell = (found: Found): void => {
    const isNews = found.state !== desk.state || found.refusal !== desk.refusal
    Object.assign(desk, found)
    if (isNews) bare.emit({ name: 'teamPage.changed' })
  }
  const look = async (db: ClinicDatabase): Promise<void> => {
    rest -= 1
    if (!desk.isStale && rest > 0 && seen === db) return
    seen = db
    desk.isStale = false
    const found = await settle(bare, db)
    if (found === undefined) {
      desk.isStale = true
      tell({ ...WAITING, since: desk.since })
      return
    }
    rest = restAfter(found)
    tell(found)
  }
  const timer = setInterval(() => {
    const now = bare.stage.now()
    if (isBusy || now.stage !== 'open') return
    isBusy = true
    look(now.db)
      .catch(() => {
        desk.isStale = true
        bare.ports.log({ level: 'warn', code: 'team.unpublished' })
      })
      .finally(() => {
        isBusy = false
      })
  }, LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}
