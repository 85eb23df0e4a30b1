/** Every refusal of the hub, as its answer `{ error }` names it. */
export const HUB_ERRORS = {
  badRequest: 400,
  unauthorized: 401,
  /** This PC was taken out of the clinic; what is on it stays. */
  revoked: 403,
  notFound: 404,
  clinicExists: 409,
  /** Another clinic's team page has this address. */
  addressTaken: 409,
  /** A set does not follow the last one of its PC: `answer.last` says which one the hub has. */
  chainBroken: 409,
  inviteUsed: 409,
  /** Another PC gave this number to a clinic key already: fetch the keys, then take the next. */
  keyEpochTaken: 409,
  /** Numbers of clinic keys before this one are not here: tell those first. */
  keyEpochAhead: 409,
  /** A PC that stays would be without the new key: hear it first. */
  keysMissing: 409,
  inviteExpired: 410,
  registrationClosed: 403,
  tooLarge: 413,
  versionUnknown: 426,
  tooMany: 429,
  internal: 500,
  storageFull: 507,
} as const

export type HubError = keyof typeof HUB_ERRORS
