import type { UserId } from '#shared/domain/ids.ts'
import type { Clock } from '#shared/lib/hybridClock.ts'
import type { Seat } from '../../ports.ts'

/** Where a signed-in seat stands; see SEAT_STATES of the contract. */
export type SessionStateName = 'needsCode' | 'mustChangePassword' | 'mustEnrolMfa' | 'active' | 'locked'

/** Who is signed in at a seat, and whether the desk is open to them. */
export type SeatSession = {
  readonly userId: UserId
  readonly state: SessionStateName
  /** Monotonic milliseconds of the person's last move. */
  readonly activeAt: number
  /** When this session began, and when its person last proved in full who they are. */
  readonly openedAt: Moment
  readonly provedAt: Moment
}

/** By both clocks: the monotonic one may stand still while the PC sleeps, the other may be set. */
type Moment = { readonly monotonic: number; readonly wall: number }

/** The emergency view of a seat (security.md A13): nobody is signed in by it. */
export type EmergencyView = {
  readonly name: string
  readonly reason: string
  /** Monotonic milliseconds at which it closes. */
  readonly until: number
}

/** The sign-ins of this running program, by seat. In memory only: a restart asks everybody again. */
export type SessionBook = {
  readonly find: (seat: Seat) => SeatSession | undefined
  readonly open: (seat: Seat, userId: UserId, state: Exclude<SessionStateName, 'locked'>) => void
  /** Goes on to the next thing this person has to do, without a new session. */
  readonly advance: (seat: Seat, state: Exclude<SessionStateName, 'locked' | 'needsCode'>) => void
  readonly lock: (seat: Seat) => void
  readonly unlock: (seat: Seat, isFullProof: boolean) => void
  /** The person proved who they are: sensitive acts are open to them for five minutes. */
  readonly prove: (seat: Seat) => void
  readonly end: (seat: Seat) => void
  readonly touch: (seat: Seat) => void
  /** Ends every session of these people that `keeps` does not keep. @returns the seats concerned */
  readonly endWhere: (ends: (session: SeatSession, seat: Seat) => boolean) => Seat[]
  readonly seatsOf: (userId: string) => Seat[]
  readonly count: () => number
  /** Locks every open session that has been still for so long. @returns the seats concerned */
  readonly lockIdle: (idleMs: number) => Seat[]
  readonly lockAll: () => Seat[]
  /** Ends sessions older than 12 hours, and emergency views that are over. @returns the seats concerned */
  readonly endExpired: () => Seat[]
  readonly isFresh: (seat: Seat) => boolean
  /** True where a password alone no longer opens a locked desk of somebody with a second factor. */
  readonly needsFullUnlock: (seat: Seat) => boolean
  readonly openEmergency: (seat: Seat, view: Omit<EmergencyView, 'until'>) => void
  readonly emergencyAt: (seat: Seat) => EmergencyView | undefined
  readonly closeEmergency: (seat: Seat) => void
}

const MINUTE_MS = 60_000
/** security.md 6: session, password-only unlock, re-authentication, break-glass. */
export const SESSION_MS = 12 * 60 * MINUTE_MS
export const PASSWORD_UNLOCK_MS = 30 * MINUTE_MS
export const FRESH_MS = 5 * MINUTE_MS
export const EMERGENCY_MS = 30 * MINUTE_MS

/** An empty book. */
export function createSessionBook(clock: Clock): SessionBook {
  const seats = new Map<Seat, SeatSession>()
  const emergencies = new Map<Seat, EmergencyView>()
  const nowMoment = (): Moment => ({ monotonic: clock.monotonic(), wall: clock.now() })
  const since = (moment: Moment): number =>
    Math.max(clock.monotonic() - moment.monotonic, clock.now() - moment.wall)
  const change = (seat: Seat, patch: Partial<SeatSession>): void => {
    const session = seats.get(seat)
    if (session !== undefined) seats.set(seat, { ...session, ...patch })
  }
  const endWhere: SessionBook['endWhere'] = (ends) => {
    const concerned = [...seats].filter(([seat, session]) => ends(session, seat)).map(([seat]) => seat)
    for (const seat of concerned) seats.delete(seat)
    return concerned
  }
  const lockWhere = (locks: (session: SeatSession) => boolean): Seat[] => {
    const concerned = [...seats]
      .filter(([, session]) => session.state !== 'locked' && locks(session))
      .map(([seat]) => seat)
    // Somebody who has not come through to the desk signs in again: behind the lock there is nothing to keep.
    for (const seat of concerned) {
      if (seats.get(seat)?.state === 'active') change(seat, { state: 'locked' })
      else seats.delete(seat)
    }
    return concerned
  }
  return {
    find: (seat) => {
      const session = seats.get(seat)
      // At once, whenever somebody last looked for sessions that are over.
      return session === undefined || since(session.openedAt) >= SESSION_MS ? undefined : session
    },
    open: (seat, userId, state) => {
      const now = nowMoment()
      seats.set(seat, { userId, state, activeAt: now.monotonic, openedAt: now, provedAt: now })
    },
    advance: (seat, state) => change(seat, { state, activeAt: clock.monotonic() }),
    lock: (seat) => void lockWhere((session) => session === seats.get(seat)),
    unlock: (seat, isFullProof) =>
      change(seat, {
        state: 'active',
        activeAt: clock.monotonic(),
        ...(isFullProof ? { provedAt: nowMoment() } : {}),
      }),
    prove: (seat) => change(seat, { provedAt: nowMoment() }),
    end: (seat) => void seats.delete(seat),
    touch: (seat) => change(seat, { activeAt: clock.monotonic() }),
    endWhere,
    seatsOf: (userId) => [...seats].filter(([, session]) => session.userId === userId).map(([seat]) => seat),
    count: () => seats.size,
    lockIdle: (idleMs) => lockWhere((session) => clock.monotonic() - session.activeAt >= idleMs),
    lockAll: () => lockWhere(() => true),
    endExpired: () => {
      const over = [...emergencies]
        .filter(([, view]) => clock.monotonic() >= view.until)
        .map(([seat]) => seat)
      for (const seat of over) emergencies.delete(seat)
      return [...endWhere((session) => since(session.openedAt) >= SESSION_MS), ...over]
    },
    isFresh: (seat) => {
      const session = seats.get(seat)
      return session !== undefined && since(session.provedAt) < FRESH_MS
    },
    needsFullUnlock: (seat) => {
      const session = seats.get(seat)
      return session !== undefined && since(session.provedAt) >= PASSWORD_UNLOCK_MS
    },
    openEmergency: (seat, view) =>
      void emergencies.set(seat, { ...view, until: clock.monotonic() + EMERGENCY_MS }),
    emergencyAt: (seat) => {
      const view = emergencies.get(seat)
      return view === undefined || clock.monotonic() >= view.until ? undefined : view
    },
    closeEmergency: (seat) => void emergencies.delete(seat),
  }
}
