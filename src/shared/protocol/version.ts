/** The version of what PCs and hub say to each other. A test notices a change of the messages without a new version. */
export const PROTOCOL_VERSION = 1

/** The header by which a PC names its version in every request. */
export const VERSION_HEADER = 'anteroom-protocol'

/** Where the hub's routes of this version begin. */
export const PROTOCOL_ROOT = '/v1'
