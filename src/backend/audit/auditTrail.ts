import { z } from 'zod'
import { contract, type Route, type RouteName } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import { visibleText } from '#shared/domain/visibleText.ts'
import { ok } from '#shared/errors/index.ts'
import type { BareCall } from '../call.ts'
import type { ClinicDatabase } from '../db/clinicDatabase.ts'
import type { Envelope, Ports, Seat } from '../ports.ts'
import { appendAudit, type AuditFact } from './appendAudit.ts'
import { Lately } from './lately.ts'

import { aboutOf } from './noteRefusal.ts'
import { type Search, SearchBursts } from './searchBursts.ts'

const PAUSE_MS = 2000
const WRITE_EVERY_MS = 1500
const SAME_VIEW_MS = 5 * 60_000
const MOST_WAITING = 5000
const LONGEST_SEARCH = 100

/** What its use case writes itself, in the log before anybody sees anything. */
const WRITTEN_BY_USE_CASE: ReadonlySet<RouteName> = new Set([
  'clients.getChart',
  'slips.firstSignIn',
  'transfer.exportUsers',
  'transfer.exportClients',
  'transfer.printStaff',
  'emergency.search',
  'emergency.get',
])

type Who = { readonly seat: Seat; readonly db: ClinicDatabase; readonly actorId: UserId; readonly at: number }
type Searcher = Who & { readonly route: RouteName }
type Waiting = { readonly db: ClinicDatabase; readonly fact: AuditFact }

const searchInput = z
  .object({
    search: z.string(),
    filters: z.record(z.string(), z.array(z.unknown())).default({}),
  })
  .catch({ search: '', filters: {} })
const foundOutput = z
  .union([
    z.object({ total: z.number() }).transform(({ total }) => total),
    z.object({ rows: z.array(z.unknown()) }).transform(({ rows }) => rows.length),
  ])
  .catch(0)
const countOutput = z.object({ count: z.number() }).partial().catch({})

/**
 * Writes down what people looked at, looked for and took out, derived from each route's audit class (security.md L2).
 * Views and searches are written a moment after their answer, so that lists stay fast: all of at most two seconds in
 * one transaction. An export is written before its answer is given.
 */
export class AuditTrail {
  readonly #log: Ports['log']
  readonly #bursts = new SearchBursts<Searcher>(PAUSE_MS)
  readonly #views = new Lately(SAME_VIEW_MS)
  #waiting: Waiting[] = []
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()
  readonly #isOpen: (db: ClinicDatabase) => boolean
  #hasFailed = false

  constructor(log: Ports['log'], isOpen: (db: ClinicDatabase) => boolean) {
    this.#log = log
    this.#isOpen = isOpen
  }

  /** Takes note of an answer as its route asks. `input` is parsed. */
  async noteAnswer(call: BareCall, name: RouteName, input: unknown, answer: Envelope): Promise<void> {
    const { audit }: Route = contract[name]
    if (audit === 'identity') this.#settle((searcher) => searcher.seat === call.seat)
    if (!answer.ok || (audit !== 'view' && audit !== 'search' && audit !== 'export')) return
    const now = call.stage.now()
    const session = call.sessions.find(call.seat)
    if (now.stage !== 'open' || session === undefined || WRITTEN_BY_USE_CASE.has(name)) return
    const who = { seat: call.seat, db: now.db, actorId: session.userId, at: call.ports.clock.now() }
    if (audit === 'export') await this.#writeExport(who, name, input, answer.data)
    else if (audit === 'search') this.#takeSearch(call, who, name, input, answer.data)
    else this.#takeView(call, who, name, input)
  }

  /** Writes what waits. Resolves when it is on the disk, or when that failed. */
  async flush(): Promise<void> {
    this.#settle(() => true)
    await this.#write()
  }

  /** Writes what waits and stops; called while the database is still open. */
  async stop(): Promise<void> {
    await this.flush()
    clearTimeout(this.#timer)
  }

  #takeView(call: BareCall, who: Who, name: RouteName, input: unknown): void {
    const about = aboutOf(input)
    const what = [who.actorId, name, about.aboutUserId, about.aboutClientId].join(' ')
    if (this.#views.isNew(what, call.ports.clock.monotonic())) this.#enqueue(who, { verb: name, ...about })
  }

  #takeSearch(call: BareCall, who: Who, route: RouteName, input: unknown, data: unknown): void {
    const { search, filters } = searchInput.parse(input)
    const text = visibleText(search.trim(), LONGEST_SEARCH)
    const filterCount = Object.values(filters).filter((chosen) => chosen.length > 0).length
    if (text === '' && filterCount === 0) this.#takeView(call, who, route, input)
    const asked = { text, filters: filterCount, found: foundOutput.parse(data) }
    const ended = this.#bursts.take(`${who.seat} ${route}`, asked, { ...who, route }, performance.now())
    for (const [done, searcher] of ended) this.#noteSearch(done, searcher)
    this.#wake()
  }

  #noteSearch({ text, filters, found }: Search, searcher: Searcher): void {
    const what = [searcher.actorId, searcher.route, filters, text].join(' ')
    // A list that refetches after a change repeats what it asked for.
    if (!this.#views.isNew(what, performance.now())) return
    this.#enqueue(searcher, { verb: searcher.route, after: { search: text, filters, found } })
  }

  #enqueue({ db, actorId, at }: Who, fact: Omit<AuditFact, 'outcome' | 'earlier'>): void {
    this.#waiting.push({ db, fact: { ...fact, outcome: 'done', earlier: { actorId, at } } })
    this.#wake()
  }

  #settle(isOver: (searcher: Searcher) => boolean): void {
    for (const [search, searcher] of this.#bursts.settle(performance.now(), isOver))
      this.#noteSearch(search, searcher)
  }

  #wake(): void {
    if (this.#timer !== undefined || (this.#waiting.length === 0 && this.#bursts.isEmpty)) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#settle(() => false)
      void this.#write().then(() => this.#wake())
    }, WRITE_EVERY_MS)
    this.#timer.unref()
  }

  #write(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#writeWaiting())
    return this.#writing
  }

  async #writeWaiting(): Promise<void> {
    const batch = this.#waiting
    this.#waiting = []
    for (const db of new Set(batch.map((one) => one.db))) {
      // The sample clinic was removed meanwhile, its log with it.
      if (!this.#isOpen(db)) continue
      const facts = batch.filter((one) => one.db === db)
      try {
        await db.write({ actorId: null }, (tx) => {
          for (const { fact } of facts) appendAudit(tx, fact)
          return Promise.resolve(ok(null))
        })
        this.#hasFailed = false
      } catch {
        // A full disk: kept for the next attempt, as many as memory may hold.
        if (!this.#hasFailed)
          this.#log({ level: 'error', code: 'audit.unwritten', detail: { entries: facts.length } })
        this.#hasFailed = true
        this.#waiting = [...facts, ...this.#waiting].slice(0, MOST_WAITING)
      }
    }
  }

  async #writeExport(who: Who, name: RouteName, input: unknown, data: unknown): Promise<void> {
    const { count } = countOutput.parse(data)
    await who.db.write({ actorId: who.actorId }, (tx) => {
      const after = count === undefined ? {} : { after: { count } }
      appendAudit(tx, { verb: name, outcome: 'done', ...aboutOf(input), ...after })
      return Promise.resolve(ok(null))
    })
  }
}
