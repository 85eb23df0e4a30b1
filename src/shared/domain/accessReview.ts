/** What an owner decides about somebody's access. */
export const ACCESS_DECISIONS = ['keep', 'change', 'end'] as const
export type AccessDecision = (typeof ACCESS_DECISIONS)[number]

/** The quarter that a day `YYYY-MM-DD` lies in, as reviews are named: `2026-Q4`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/**
 * Whether a decision settles what the review asks about somebody: keeping holds only for the roles it was made for,
 * and a change is one only once something changed.
 */
export function isSettled(
  decision: { readonly decision: AccessDecision; readonly roles: string } | undefined,
  rolesNow: string,
): boolean {
  if (decision === undefined) return false
  switch (decision.decision) {
    case 'keep':
      return decision.roles === rolesNow
    case 'change':
      return decision.roles !== rolesNow
    case 'end':
      return false
  }
}
