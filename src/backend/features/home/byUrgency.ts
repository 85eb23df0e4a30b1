import type { OutputOf } from '#shared/contract/index.ts'

export type Attention = NonNullable<OutputOf<'home.get'>['people']>['attention'][number]

/**
 * How pressing a reason is, before any date: somebody who stands before a closed door now · clients or a licence
 * that nobody looks after · a password that is over · what is about to end, whatever it is · what waits without a date.
 */
const STEPS: readonly (readonly Attention['why'][])[] = [
  ['locked'],
  ['licenceEnded', 'placementEnded'],
  ['temporaryEnded'],
  ['temporaryUnused', 'licenceEnding', 'placementEnding'],
  ['mustChangePassword', 'mfaPending', 'neverSignedIn'],
]
const stepOf = ({ why }: Attention): number => STEPS.findIndex((step) => step.includes(why))
const kindOf = (one: Attention): number => STEPS[stepOf(one)]?.indexOf(one.why) ?? 0

/**
 * Who needs somebody, the most pressing first and across kinds: what ended longest ago, then what ends soonest. A day
 * counts until it is over in the clinic's timezone.
 * @param endOfDay the moment at which a day `YYYY-MM-DD` is over
 */
export function byUrgency(
  attention: readonly Attention[],
  endOfDay: (day: string) => number,
): readonly Attention[] {
  const ends = ({ until }: Attention): number =>
    until === null ? Number.MAX_SAFE_INTEGER : typeof until === 'number' ? until : endOfDay(until)
  return attention.toSorted(
    (one, other) =>
      stepOf(one) - stepOf(other) ||
      ends(one) - ends(other) ||
      kindOf(one) - kindOf(other) ||
      one.name.localeCompare(other.name),
  )
}
