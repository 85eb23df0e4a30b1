export const CLIENT_STATUSES = ['active', 'waitlist', 'onHold', 'discharged'] as const
export type ClientStatus = (typeof CLIENT_STATUSES)[number]

/** The tabs of the Clients page: all of them, then one for each status. */
export const CLIENT_TABS = ['all', ...CLIENT_STATUSES] as const
export type ClientTab = (typeof CLIENT_TABS)[number]

/** What a person is to a client. */
export const RELATIONS = ['practitioner', 'guardian', 'contact'] as const
export type Relation = (typeof RELATIONS)[number]
