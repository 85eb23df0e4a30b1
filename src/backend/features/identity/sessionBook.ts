import type { UserId } from '#shared/domain/ids.ts'
import type { Clock } from '#shared/lib/hybridClock.ts'
import type { Seat } from '../../ports.ts'

/** Who is signed in at a seat, and whether the desk is open to them. */
export type SeatSession = {
  readonly userId: UserId
  readonly state: 'active' | 'locked' | 'mustChangePassword'
  /** Monotonic milliseconds of the person's last move. */
  readonly activeAt: number
}

/** The sign-ins of this running program, by seat. In memory only: a restart asks everybody again. */
export type SessionBook = {
  readonly find: (seat: Seat) => SeatSession | undefined
  readonly open: (seat: Seat, userId: UserId, state: 'active' | 'mustChangePassword') => void
  readonly lock: (seat: Seat) => void
  readonly unlock: (seat: Seat) => void
  readonly end: (seat: Seat) => void
  readonly touch: (seat: Seat) => void
  /** Ends every session of these people that `keeps` does not keep. @returns the seats concerned */
  readonly endWhere: (ends: (session: SeatSession) => boolean) => Seat[]
  readonly seatsOf: (userId: string) => Seat[]
  /** Locks every open session that has been still for so long. @returns the seats concerned */
  readonly lockIdle: (idleMs: number) => Seat[]
  readonly lockAll: () => Seat[]
}

/** An empty book. */
export function createSessionBook(clock: Clock): SessionBook {
  const seats = new Map<Seat, SeatSession>()
  const change = (seat: Seat, patch: Partial<SeatSession>): void => {
    const session = seats.get(seat)
    if (session !== undefined) seats.set(seat, { ...session, ...patch })
  }
  const lockWhere = (locks: (session: SeatSession) => boolean): Seat[] => {
    const concerned = [...seats]
      .filter(([, session]) => session.state !== 'locked' && locks(session))
      .map(([seat]) => seat)
    // Somebody who still owes a new password signs in again: behind the lock there is nothing to keep.
    for (const seat of concerned) {
      if (seats.get(seat)?.state === 'mustChangePassword') seats.delete(seat)
      else change(seat, { state: 'locked' })
    }
    return concerned
  }
  return {
    find: (seat) => seats.get(seat),
    open: (seat, userId, state) => void seats.set(seat, { userId, state, activeAt: clock.monotonic() }),
    lock: (seat) => void lockWhere((session) => session === seats.get(seat)),
    unlock: (seat) => change(seat, { state: 'active', activeAt: clock.monotonic() }),
    end: (seat) => void seats.delete(seat),
    touch: (seat) => change(seat, { activeAt: clock.monotonic() }),
    endWhere: (ends) => {
      const concerned = [...seats].filter(([, session]) => ends(session)).map(([seat]) => seat)
      for (const seat of concerned) seats.delete(seat)
      return concerned
    },
    seatsOf: (userId) => [...seats].filter(([, session]) => session.userId === userId).map(([seat]) => seat),
    lockIdle: (idleMs) => lockWhere((session) => clock.monotonic() - session.activeAt >= idleMs),
    lockAll: () => lockWhere(() => true),
  }
}
