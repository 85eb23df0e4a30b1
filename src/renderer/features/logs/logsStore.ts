import { create } from 'zustand'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import type { FailureOf, InputOf } from '#shared/contract/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import { request } from '#renderer/transport/client.ts'
import type { LogAct, Names } from './fieldChanges.ts'

type Wire = InputOf<'logs.list'>['filters']
export type Period = 'any' | 'today' | 'days7' | 'month' | 'between'
/** What the toolbar holds; days count only where the period is `between`. */
export type LogFilters = {
  readonly person: { readonly userId: string; readonly name: string } | null
  readonly as: NonNullable<Wire['person']>['as']
  readonly kinds: Wire['kinds']
  readonly period: Period
  readonly from: string | null
  readonly until: string | null
  readonly deviceId: string | null
}

const EVERYTHING: LogFilters = {
  person: null,
  as: 'either',
  kinds: [],
  period: 'any',
  from: null,
  until: null,
  deviceId: null,
}
const PAGE = 50
const WEEK_MS = 6 * 86_400_000

type Logs = {
  readonly filters: LogFilters
  readonly acts: readonly LogAct[]
  readonly names: Names
  readonly next: string | null
  /** `first`: nothing is shown yet · `more`: the next page is on its way. */
  readonly loading: 'first' | 'more' | null
  readonly problem: FailureOf<'logs.list'> | null
  readonly openActs: ReadonlySet<string>
  /** The clinic's: days are counted and times shown in it. */
  readonly timezone: string
}

const NOTHING: Logs = {
  filters: EVERYTHING,
  acts: [],
  names: {},
  next: null,
  loading: 'first',
  problem: null,
  openActs: new Set(),
  timezone: 'UTC',
}

/** The page Logs: filters, the acts loaded so far, and which of them stand open. */
export const useLogs = create<Logs>()(() => NOTHING)
forgetOnLeave(useLogs)

const turn = { latest: 0 }

function daysOf({ period, from, until }: LogFilters, timezone: string): Wire['period'] {
  const today = zonedDay(Date.now(), timezone)
  switch (period) {
    case 'any':
      return { from: null, until: null }
    case 'today':
      return { from: today, until: null }
    case 'days7':
      return { from: zonedDay(Date.now() - WEEK_MS, timezone), until: null }
    case 'month':
      return { from: `${today.slice(0, 8)}01`, until: null }
    case 'between':
      return { from, until }
  }
}

/** The filters as the program takes them. */
export function wireFilters(): Wire {
  const { filters, timezone } = useLogs.getState()
  const { person, as, kinds, deviceId } = filters
  return {
    person: person === null ? null : { userId: person.userId, as },
    clientId: null,
    kinds,
    period: daysOf(filters, timezone),
    deviceId,
  }
}

async function load(before: string | null): Promise<void> {
  turn.latest += 1
  const { latest } = turn
  useLogs.setState({ loading: before === null ? 'first' : 'more', problem: null })
  const answer = await request('logs.list', { filters: wireFilters(), before, limit: PAGE })
  if (latest !== turn.latest) return
  if (!answer.ok) {
    useLogs.setState({ problem: answer.error, loading: null })
    return
  }
  const { acts, names, next } = answer.data
  useLogs.setState((state) => ({
    acts: before === null ? acts : [...state.acts, ...acts],
    names: before === null ? names : { ...state.names, ...names },
    next,
    loading: null,
  }))
}

/** Loads the log from its top. */
export function refreshLogs(): void {
  void load(null)
}

/** Loads the next page, once. */
export function loadMoreLogs(): void {
  const { next, loading, problem } = useLogs.getState()
  if (next !== null && loading === null && problem === null) void load(next)
}

/** Narrows or widens what is shown. */
export function changeLogFilters(patch: Partial<LogFilters>): void {
  useLogs.setState((state) => ({ filters: { ...state.filters, ...patch }, openActs: new Set() }))
  const { period, from, until } = useLogs.getState().filters
  if (period === 'between' && from === null && until === null) return
  refreshLogs()
}

/** Shows everything again. */
export function clearLogFilters(): void {
  changeLogFilters(EVERYTHING)
}

/** How many filters narrow the list. */
export function countLogFilters({ person, kinds, period, deviceId }: LogFilters): number {
  return [person !== null, kinds.length > 0, period !== 'any', deviceId !== null].filter(Boolean).length
}

/** Opens an act to its fields, or closes it. */
export function toggleAct(actId: string): void {
  useLogs.setState((state) => {
    const openActs = new Set(state.openActs)
    if (!openActs.delete(actId)) openActs.add(actId)
    return { openActs }
  })
}

/**
 * Begins with the newest entries.
 * @returns what forgets them, for the next person at the desk
 */
export function startLogs(): () => void {
  void request('clinic.get', {}).then((answer) => {
    if (answer.ok) useLogs.setState({ timezone: answer.data.timezone })
  })
  refreshLogs()
  return () => {
    turn.latest += 1
    useLogs.setState(NOTHING)
  }
}
