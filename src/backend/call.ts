import type { Access, Answer, AppEvent, Contract, ParsedInputOf, RouteName } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { Language } from '#shared/domain/languages.ts'
import type { HeldRights, Scope } from '#shared/domain/rights.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { AppStage } from './appStage.ts'
import type { ClinicDatabase } from './db/clinicDatabase.ts'
import type { GuessGuard, SessionBook } from './features/identity/index.ts'
import type { Enrolments } from './features/mfa/index.ts'
import type { Ports, Seat } from './ports.ts'
import type { SyncDesk } from './syncDesk.ts'

/** The person at a seat, as the database knows them at this very call. */
export type Actor = {
  readonly userId: UserId
  readonly firstName: string
  readonly lastName: string
  readonly title: string
  /** Empty where the person has not chosen one. */
  readonly language: Language | ''
  readonly roles: readonly Role[]
  readonly rights: HeldRights
}

/** What every call has, whatever the stage. */
export type BareCall = {
  readonly seat: Seat
  readonly ports: Ports
  readonly sessions: SessionBook
  readonly guesses: GuessGuard
  readonly enrolments: Enrolments
  readonly stage: AppStage
  readonly sync: SyncDesk
  /** Sends an event to one seat, or to all. */
  readonly emit: (event: AppEvent, seat?: Seat) => void
}

/** A call where a clinic is open. */
export type ClinicCall = BareCall & { readonly db: ClinicDatabase }

/** A call of somebody signed in; `scope` is how far the route's right reaches for them. */
export type ActorCall = ClinicCall & { readonly actor: Actor; readonly scope: Scope }

/** Who does something and with which rights: all that a rule needs of a call, and it crosses threads. */
export type Acting = { readonly actor: Pick<Actor, 'userId' | 'rights'> }

type CallWith<A extends Access> = A extends 'anyone' | 'firstRun' | 'recovery' | 'passwordNeeded'
  ? BareCall
  : A extends 'signedOut' | 'needsCode' | 'emergency'
    ? ClinicCall
    : ActorCall

/** What a route's handler is given, by its access. */
export type CallOf<N extends RouteName> = CallWith<Contract[N]['access']>

/** Carries out one route: input is parsed, rights are checked. Resolves to an answer; throws only what nobody can cause. */
export type Handler<N extends RouteName> = (call: CallOf<N>, input: ParsedInputOf<N>) => Promise<Answer<N>>

/** A handler for each of some routes. */
export type HandlersOf<N extends RouteName> = { readonly [K in N]: Handler<K> }
/** Exactly one handler for each route of the contract: a missing or an extra one does not compile. */
export type Handlers = HandlersOf<RouteName>
