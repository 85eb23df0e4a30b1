import type { z } from 'zod'
import type { AppFailure, CommonCode, ErrorCode } from '../errors/index.ts'
import type { Right } from '../domain/rights.ts'

/**
 * Who may call a route.
 * `anyone`: also with nobody signed in · `firstRun`, `recovery`, `passwordNeeded`: only while the program is at that
 * stage · `signedOut`: only where a clinic is open · `needsCode`: between password and code · `emergency`: only in the
 * emergency view · `lockedOrSignedIn`: somebody is signed in, also behind the lock · `mustChangePassword`: also before
 * the first own password · `mustEnrolMfa`: also before a factor that is required · `signedIn`: somebody at an unlocked
 * desk · a right: somebody at an unlocked desk who holds it.
 */
export type Access =
  | 'anyone'
  | 'firstRun'
  | 'recovery'
  | 'passwordNeeded'
  | 'signedOut'
  | 'needsCode'
  | 'emergency'
  | 'lockedOrSignedIn'
  | 'mustChangePassword'
  | 'mustEnrolMfa'
  | 'signedIn'
  | Right

/**
 * What a call is to the log. Changes are written by the write door with their rows, sign-ins and opened charts by
 * their use cases; views, searches and exports by the audit trail under the route's own name, refusals of any by the
 * router (security.md L2).
 */
export type AuditClass = 'change' | 'view' | 'search' | 'export' | 'identity' | 'none'

/** One route: the only definition of what crosses the border under its name. */
export type Route = {
  readonly access: Access
  readonly audit: AuditClass
  /** A strict schema: unknown keys are refused. */
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** The codes of this route besides the common ones. */
  readonly errors: readonly ErrorCode[]
  /**
   * True where the person must have proved who they are within the last five minutes: with password, and code where
   * they have a factor (security.md 6, "Re-auth"). Else the answer is `REAUTH_NEEDED`.
   */
  readonly isFresh?: boolean
  /** The greatest input as JSON characters; 256 K unless given. */
  readonly maxInput?: number
}

/** Keeps the exact type of every route; does nothing else. */
export function defineRoutes<const T extends Record<string, Route>>(routes: T): T {
  return routes
}

export type RouteInput<R extends Route> = z.input<R['input']>
export type ParsedInput<R extends Route> = z.output<R['input']>
export type RouteOutput<R extends Route> = z.output<R['output']>
export type RouteFailure<R extends Route> = AppFailure<R['errors'][number] | CommonCode>
