/** What makes somebody an owner, or lets somebody sign in as one. */
export const OWNER_CHANGES = ['ownership', 'password', 'secondFactor'] as const
export type OwnerChangeKind = (typeof OWNER_CHANGES)[number]
