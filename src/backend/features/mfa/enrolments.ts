import type { Seat } from '../../ports.ts'

/** Secrets shown at a seat and not confirmed yet: in memory only, no factor until a code of them was given. */
export type Enrolments = {
  readonly hold: (seat: Seat, userId: string, secret: string) => void
  readonly find: (seat: Seat, userId: string) => string | undefined
  readonly forget: (seat: Seat) => void
}

export function createEnrolments(): Enrolments {
  const held = new Map<Seat, { userId: string; secret: string }>()
  return {
    hold: (seat, userId, secret) => void held.set(seat, { userId, secret }),
    find: (seat, userId) => {
      const enrolment = held.get(seat)
      return enrolment?.userId === userId ? enrolment.secret : undefined
    },
    forget: (seat) => void held.delete(seat),
  }
}
