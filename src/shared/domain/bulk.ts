/** What can be set for many people at once (product.md 8). */
export const BULK_PARTS = ['status', 'role', 'crew', 'tier', 'discipline', 'mfaRequired'] as const
export type BulkPart = (typeof BULK_PARTS)[number]

/**
 * What becomes of one person. `change`: it is done · `same`: it is so already · everything else is why it is left:
 * oneself, the last active owner, an owner (for an Office Admin), no room in the plan, no staff, their only role, no
 * practitioner, the Manager of that very crew, somebody inactive, somebody who is no longer there.
 */
export const BULK_OUTCOMES = [
  'change',
  'same',
  'yourself',
  'lastOwner',
  'owner',
  'planHasNoRoom',
  'notStaff',
  'onlyRole',
  'notPractitioner',
  'managesCrew',
  'inactive',
  'gone',
] as const
export type BulkOutcome = (typeof BULK_OUTCOMES)[number]

/** The most people that are named one by one; more are chosen by what the list shows. */
export const MOST_SELECTED = 5_000
