import type { OutputOf } from '#shared/contract/index.ts'

/** The person at the desk. */
export type Person = NonNullable<OutputOf<'session.get'>['person']>
