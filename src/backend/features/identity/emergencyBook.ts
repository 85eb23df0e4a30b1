import type { Clock } from '#shared/lib/hybridClock.ts'
import type { Seat } from '../../ports.ts'

/** The emergency view of a seat (security.md A13): nobody is signed in by it. */
export type EmergencyView = {
  readonly name: string
  readonly reason: string
  /** Monotonic milliseconds at which it closes. */
  readonly until: number
}

/** The emergency views of this running program, by seat. */
export type EmergencyBook = {
  readonly openEmergency: (seat: Seat, view: Omit<EmergencyView, 'until'>) => void
  readonly emergencyAt: (seat: Seat) => EmergencyView | undefined
  readonly closeEmergency: (seat: Seat) => void
  /** Forgets those that are over. @returns the seats concerned */
  readonly closeOver: () => Seat[]
}

/** At most half an hour (security.md A13). */
export const EMERGENCY_MS = 30 * 60_000

/** An empty book. */
export function createEmergencyBook(clock: Clock): EmergencyBook {
  const views = new Map<Seat, EmergencyView>()
  const isOver = (view: EmergencyView): boolean => clock.monotonic() >= view.until
  return {
    openEmergency: (seat, view) => void views.set(seat, { ...view, until: clock.monotonic() + EMERGENCY_MS }),
    emergencyAt: (seat) => {
      const view = views.get(seat)
      return view === undefined || isOver(view) ? undefined : view
    },
    closeEmergency: (seat) => void views.delete(seat),
    closeOver: () => {
      const over = [...views].filter(([, view]) => isOver(view)).map(([seat]) => seat)
      for (const seat of over) views.delete(seat)
      return over
    },
  }
}
