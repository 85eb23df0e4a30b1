export const CLIENT_STATUSES = ['active', 'waitlist', 'onHold', 'discharged'] as const
export type ClientStatus = (typeof CLIENT_STATUSES)[number]

/** What a person is to a client. */
export const RELATIONS = ['practitioner', 'guardian', 'contact'] as const
export type Relation = (typeof RELATIONS)[number]
