import { contract, type AuditClass, type RouteName } from '#shared/contract/index.ts'
import type { LogFilters } from '#shared/contract/logs.ts'
import type { LogKind } from '#shared/domain/logs.ts'
import { zonedDayStart } from '#shared/lib/zonedDay.ts'

/** A piece of SQL with its values. */
export type Clause = { readonly sql: string; readonly values: readonly unknown[] }

const isRoute = (name: string): name is RouteName => Object.hasOwn(contract, name)

/** The verbs of calls that the log derives from this class: they are the routes' own names. */
function routesOf(audit: AuditClass): string[] {
  return Object.keys(contract).filter((name) => isRoute(name) && contract[name].audit === audit)
}

/** The verb of an opened chart, which its use case writes itself. */
const CHART_VIEWED = 'client.viewed'
const VERBS = {
  views: [...routesOf('view'), CHART_VIEWED],
  searches: routesOf('search'),
  exports: [...routesOf('export'), 'transfer.imported'],
} satisfies Partial<Record<LogKind, readonly string[]>>
/** The views that show something of the client they are about; reading the log about them does not. */
export const CLIENT_VIEWS: readonly string[] = VERBS.views.filter((verb) => !verb.startsWith('logs.'))
const SIGN_IN = "verb GLOB 'identity.*'"

/** The kind of one entry: the same as the filter goes by, refusals before all others. */
export function kindOf(verb: string, outcome: 'done' | 'refused'): LogKind {
  if (outcome === 'refused') return 'refusals'
  if (verb.startsWith('identity.')) return 'signIns'
  const kinds = ['views', 'searches', 'exports'] as const
  return kinds.find((kind) => VERBS[kind].includes(verb)) ?? 'changes'
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')
const isOneOf = (verbs: readonly string[]): Clause => ({ sql: `verb IN (${marks(verbs)})`, values: verbs })

function kindClause(kind: LogKind): Clause {
  switch (kind) {
    case 'refusals':
      return { sql: "outcome = 'refused'", values: [] }
    case 'signIns':
      return { sql: SIGN_IN, values: [] }
    case 'views':
    case 'searches':
    case 'exports': {
      const { sql, values } = isOneOf(VERBS[kind])
      return { sql: `(outcome = 'done' AND ${sql})`, values }
    }
    case 'changes': {
      const other = isOneOf([...VERBS.views, ...VERBS.searches, ...VERBS.exports])
      return {
        sql: `(outcome = 'done' AND NOT ${SIGN_IN} AND NOT ${other.sql})`,
        values: other.values,
      }
    }
  }
}

/** The conditions on an entry: kinds, period on the clinic's calendar, PC. Whom it is about is not among them. */
export function entryClause(filters: LogFilters, timezone: string): Clause {
  const parts: Clause[] = []
  const kinds = filters.kinds.map(kindClause)
  if (kinds.length > 0) {
    const sql = kinds.map((kind) => kind.sql).join(' OR ')
    parts.push({ sql: `(${sql})`, values: kinds.flatMap((kind) => kind.values) })
  }
  const { from, until } = filters.period
  if (from !== null) parts.push({ sql: 'at >= ?', values: [zonedDayStart(from, timezone)] })
  if (until !== null) parts.push({ sql: 'at < ?', values: [zonedDayStart(until, timezone, 1)] })
  if (filters.deviceId !== null) parts.push({ sql: 'device_id = ?', values: [filters.deviceId] })
  return {
    sql: parts.map((part) => ` AND ${part.sql}`).join(''),
    values: parts.flatMap((part) => part.values),
  }
}

/** Whom it is about or who did it: each is looked up in an index of its own. */
export function subjectClauses({ person, clientId }: LogFilters): Clause[] {
  const client: Clause =
    clientId === null ? { sql: '', values: [] } : { sql: 'about_client_id = ?', values: [clientId] }
  if (person === null) return [client]
  const columns = { by: ['actor_id'], about: ['about_user_id'], either: ['actor_id', 'about_user_id'] }
  return columns[person.as].map((column) => ({
    sql: [`${column} = ?`, client.sql].filter((sql) => sql !== '').join(' AND '),
    values: [person.userId, ...client.values],
  }))
}
