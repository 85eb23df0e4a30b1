import { accessReviewRoutes } from './accessReview.ts'
import { alertsRoutes } from './alerts.ts'
import { bulkRoutes } from './bulk.ts'
import { clientImportRoutes } from './clientImport.ts'
import { backupsRoutes } from './backups.ts'
import { clientsRoutes } from './clients.ts'
import { clinicRoutes } from './clinic.ts'
import { crewsRoutes } from './crews.ts'
import type { ParsedInput, RouteFailure, RouteInput, RouteOutput } from './define.ts'
import { emergencyRoutes } from './emergency.ts'
import { homeRoutes } from './home.ts'
import { identityRoutes } from './identity.ts'
import { joiningRoutes } from './joining.ts'
import { leavingRoutes } from './leaving.ts'
import { logsRoutes } from './logs.ts'
import { mailRoutes } from './mail.ts'
import { mergingRoutes } from './merging.ts'
import { mfaRoutes } from './mfa.ts'
import { nameListsRoutes } from './nameLists.ts'
import { ownersRoutes } from './owners.ts'
import { placementsRoutes } from './placements.ts'
import { reportsRoutes } from './reports.ts'
import { reviewRoutes } from './review.ts'
import { servicesRoutes } from './services.ts'
import { sessionsRoutes } from './sessions.ts'
import { setUpLikeRoutes } from './setUpLike.ts'
import { slipsRoutes } from './slips.ts'
import { startRoutes } from './start.ts'
import { syncRoutes } from './sync.ts'
import { teamRoutes } from './team.ts'
import { timesheetsRoutes } from './timesheets.ts'
import { transferRoutes } from './transfer.ts'
import { usersRoutes } from './users.ts'

/** Every route of the program. Router, typed client, rights matrix and the contract tests are derived from it. */
export const contract = {
  ...startRoutes,
  ...joiningRoutes,
  ...emergencyRoutes,
  ...identityRoutes,
  ...mergingRoutes,
  ...mfaRoutes,
  ...usersRoutes,
  ...clientsRoutes,
  ...clinicRoutes,
  ...nameListsRoutes,
  ...transferRoutes,
  ...clientImportRoutes,
  ...slipsRoutes,
  ...ownersRoutes,
  ...alertsRoutes,
  ...mailRoutes,
  ...logsRoutes,
  ...leavingRoutes,
  ...placementsRoutes,
  ...setUpLikeRoutes,
  ...bulkRoutes,
  ...syncRoutes,
  ...reviewRoutes,
  ...servicesRoutes,
  ...reportsRoutes,
  ...accessReviewRoutes,
  ...sessionsRoutes,
  ...crewsRoutes,
  ...homeRoutes,
  ...teamRoutes,
  ...timesheetsRoutes,
  ...backupsRoutes,
}

export type Contract = typeof contract
export type RouteName = keyof Contract
export type InputOf<N extends RouteName> = RouteInput<Contract[N]>
export type ParsedInputOf<N extends RouteName> = ParsedInput<Contract[N]>
export type OutputOf<N extends RouteName> = RouteOutput<Contract[N]>
export type FailureOf<N extends RouteName> = RouteFailure<Contract[N]>
/** What a request resolves to; it never rejects (design.md 3). */
export type Answer<N extends RouteName> =
  { readonly ok: true; readonly data: OutputOf<N> } | { readonly ok: false; readonly error: FailureOf<N> }

/** How a renderer reaches the main process, whatever carries the bytes. */
export type Transport = {
  request<N extends RouteName>(route: N, input: InputOf<N>): Promise<Answer<N>>
  /** @returns the function that ends the subscription */
  subscribe(listener: (event: AppEvent) => void): () => void
}

export type { Access, AuditClass, Route } from './define.ts'
export type { AppEvent } from './events.ts'
export { eventSchema } from './events.ts'
import type { AppEvent } from './events.ts'
