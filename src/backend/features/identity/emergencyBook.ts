import type { Clock } from '#shared/lib/hybridClock.ts'
import type { Seat } from '../../ports.ts'

/** The emergency view of a seat (security.md A13): nobody is signed in by it. */
export type EmergencyView = {
  readonly name: string
  readonly reason: string
  /** Monotonic milliseconds at which it closes. */
  readonly until: number
  /** Monotonic milliseconds of its last use. */
  readonly activeAt: number
}

/** The emergency views of this running program, by seat. */
export type EmergencyBook = {
  readonly openEmergency: (seat: Seat, view: Pick<EmergencyView, 'name' | 'reason'>) => void
  /** The view of a seat; undefined as soon as its time is over. */
  readonly emergencyAt: (seat: Seat) => EmergencyView | undefined
  readonly touchEmergency: (seat: Seat) => void
  /** Every seat whose view was opened and not closed, also where its time is over. */
  readonly emergencySeats: () => Seat[]
  /** Who opened the view of a seat, also where its time is over. */
  readonly emergencyNameAt: (seat: Seat) => string | undefined
  readonly closeEmergency: (seat: Seat) => void
}

/** At most half an hour (security.md A13). */
export const EMERGENCY_MS = 30 * 60_000

type Kept = EmergencyView & { readonly openedAtWall: number }

/** An empty book. */
export function createEmergencyBook(clock: Clock): EmergencyBook {
  const views = new Map<Seat, Kept>()
  // By both clocks: the monotonic one may stand still while the PC sleeps, the other may be set.
  const isOver = ({ until, openedAtWall }: Kept): boolean =>
    clock.monotonic() >= until || clock.now() - openedAtWall >= EMERGENCY_MS
  return {
    openEmergency: (seat, view) => {
      const activeAt = clock.monotonic()
      views.set(seat, { ...view, activeAt, until: activeAt + EMERGENCY_MS, openedAtWall: clock.now() })
    },
    emergencyAt: (seat) => {
      const view = views.get(seat)
      return view === undefined || isOver(view) ? undefined : view
    },
    touchEmergency: (seat) => {
      const view = views.get(seat)
      if (view !== undefined) views.set(seat, { ...view, activeAt: clock.monotonic() })
    },
    emergencySeats: () => [...views.keys()],
    emergencyNameAt: (seat) => views.get(seat)?.name,
    closeEmergency: (seat) => void views.delete(seat),
  }
}
