import type { UserId } from '#shared/domain/ids.ts'
import type { Clock } from '#shared/lib/hybridClock.ts'
import type { Seat } from '../../ports.ts'
import { createEmergencyBook, type EmergencyBook } from './emergencyBook.ts'

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

/** The sign-ins of this running program, by seat. In memory only: a restart asks everybody again. */
export type SessionBook = EmergencyBook & {
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
  /** True where nobody is signed in anywhere, nor looks at the clinic in an emergency. */
  readonly isEmpty: () => boolean
  /** Locks every open session that has been still for so long. @returns the seats concerned */
  readonly lockIdle: (idleMs: number) => Seat[]
  /** Locks the open sessions of which this says true. @returns the seats concerned */
  readonly lockWhere: (locks: (session: SeatSession) => boolean) => Seat[]
  readonly lockAll: () => Seat[]
  /** Ends sessions older than 12 hours. @returns the seats concerned */
  readonly endExpired: () => Seat[]
  readonly isFresh: (seat: Seat) => boolean
  /** True where a password alone no longer opens a locked desk of somebody with a second factor. */
  readonly needsFullUnlock: (seat: Seat) => boolean
}

const MINUTE_MS = 60_000
/** security.md 6: session, password-only unlock, re-authentication. */
export const SESSION_MS = 12 * 60 * MINUTE_MS
export const PASSWORD_UNLOCK_MS = 30 * MINUTE_MS
export const FRESH_MS = 5 * MINUTE_MS

/** The sessions themselves, with both clocks. */
class Seats {
  readonly all = new Map<Seat, SeatSession>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  now(): Moment {
    return { monotonic: this.#clock.monotonic(), wall: this.#clock.now() }
  }

  since(moment: Moment): number {
    const now = this.now()
    return Math.max(now.monotonic - moment.monotonic, now.wall - moment.wall)
  }

  change(seat: Seat, patch: Partial<SeatSession>): void {
    const session = this.all.get(seat)
    if (session !== undefined) this.all.set(seat, { ...session, ...patch })
  }

  endWhere(ends: (session: SeatSession, seat: Seat) => boolean): Seat[] {
    const concerned = [...this.all].filter(([seat, session]) => ends(session, seat)).map(([seat]) => seat)
    for (const seat of concerned) this.all.delete(seat)
    return concerned
  }

  lockWhere(locks: (session: SeatSession) => boolean): Seat[] {
    const concerned = [...this.all].filter(([, session]) => session.state !== 'locked' && locks(session))
    // Somebody who has not come through to the desk signs in again: behind the lock there is nothing to keep.
    for (const [seat, { state }] of concerned) {
      if (state === 'active') this.change(seat, { state: 'locked' })
      else this.all.delete(seat)
    }
    return concerned.map(([seat]) => seat)
  }

  isOver(session: SeatSession): boolean {
    return this.since(session.openedAt) >= SESSION_MS
  }
}

/** An empty book. */
export function createSessionBook(clock: Clock): SessionBook {
  const seats = new Seats(clock)
  const emergencies = createEmergencyBook(clock)
  const activeNow = (): { activeAt: number } => ({ activeAt: clock.monotonic() })
  const provedSince = (seat: Seat): number | undefined => {
    const session = seats.all.get(seat)
    return session === undefined ? undefined : seats.since(session.provedAt)
  }
  return {
    ...emergencies,
    find: (seat) => {
      const session = seats.all.get(seat)
      // At once, whenever somebody last looked for sessions that are over.
      return session === undefined || seats.isOver(session) ? undefined : session
    },
    open: (seat, userId, state) => {
      const now = seats.now()
      seats.all.set(seat, { userId, state, activeAt: now.monotonic, openedAt: now, provedAt: now })
    },
    advance: (seat, state) => seats.change(seat, { state, ...activeNow() }),
    lock: (seat) => void seats.lockWhere((session) => session === seats.all.get(seat)),
    unlock: (seat, isFullProof) =>
      seats.change(seat, {
        state: 'active',
        ...activeNow(),
        ...(isFullProof ? { provedAt: seats.now() } : {}),
      }),
    prove: (seat) => seats.change(seat, { provedAt: seats.now() }),
    end: (seat) => void seats.all.delete(seat),
    touch: (seat) => seats.change(seat, activeNow()),
    endWhere: (ends) => seats.endWhere(ends),
    seatsOf: (userId) =>
      [...seats.all].filter(([, session]) => session.userId === userId).map(([seat]) => seat),
    isEmpty: () => seats.all.size === 0 && emergencies.emergencySeats().length === 0,
    lockIdle: (idleMs) => seats.lockWhere((session) => clock.monotonic() - session.activeAt >= idleMs),
    lockWhere: (locks) => seats.lockWhere(locks),
    lockAll: () => seats.lockWhere(() => true),
    endExpired: () => seats.endWhere((session) => seats.isOver(session)),
    isFresh: (seat) => (provedSince(seat) ?? FRESH_MS) < FRESH_MS,
    needsFullUnlock: (seat) => (provedSince(seat) ?? 0) >= PASSWORD_UNLOCK_MS,
  }
}
