/** What two records can be of. */
export const MERGE_KINDS = ['user', 'client'] as const
export type MergeKind = (typeof MERGE_KINDS)[number]

/** The fields of a person that one chooses between, in the order they are shown. */
export const USER_MERGE_FIELDS = [
  'firstName',
  'lastName',
  'title',
  'primaryEmail',
  'secondaryEmail',
  'primaryPhone',
  'secondaryPhone',
  'discipline',
  'compensationTier',
  'staffId',
  'registrationNumber',
  'registrationExpiresOn',
  'bio',
  'photo',
] as const
/** Those of a client. */
export const CLIENT_MERGE_FIELDS = [
  'firstName',
  'lastName',
  'preferredName',
  'birthDate',
  'pronouns',
  'status',
  'since',
  'phone',
  'email',
  'address',
  'school',
  'notes',
] as const
export const MERGE_FIELDS = [...new Set([...USER_MERGE_FIELDS, ...CLIENT_MERGE_FIELDS])] as const
export type MergeField = (typeof USER_MERGE_FIELDS)[number] | (typeof CLIENT_MERGE_FIELDS)[number]
