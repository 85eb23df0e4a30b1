import type { Role } from './roles.ts'

export const PLANS = ['solo', 'soloPlus', 'teams'] as const
export type Plan = (typeof PLANS)[number]

/** The refusal of a practitioner by a plan that has none to add (product.md 7). */
export type PlanRefusal = { readonly plan: 'solo' | 'soloPlus'; readonly neededPlan: 'teams' }

/**
 * Whether the plan forbids that somebody becomes an active practitioner: by being added, reactivated, upgraded or
 * given the role. Students are free on every plan; staff who do not treat are allowed.
 */
export function planRefusal(
  plan: Plan,
  before: readonly Role[],
  after: readonly Role[],
): PlanRefusal | undefined {
  if (plan === 'teams') return undefined
  if (!after.includes('practitioner') || before.includes('practitioner')) return undefined
  return { plan, neededPlan: 'teams' }
}

/** True where the second plan allows less than the first. */
export function isSmallerPlan(from: Plan, to: Plan): boolean {
  return PLANS.indexOf(to) < PLANS.indexOf(from)
}
