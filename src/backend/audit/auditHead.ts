/** The last entry of this PC's chain: what the next one is tied to. */
export type AuditHead = { readonly seq: number; readonly hash: string }

/** What the first entry of a PC is tied to. */
export const CHAIN_START: AuditHead = { seq: 0, hash: '' }
