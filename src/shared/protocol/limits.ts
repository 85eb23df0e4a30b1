/** What hub and PCs refuse to send or to take (design.md 5). Sizes in bytes. */
export const LIMITS = {
  /** Changes in one set. */
  changesInSet: 5_000,
  /** A set's changes before compression. */
  plainSet: 1024 * 1024,
  /** One sealed set with its header. */
  sealedSet: 2 * 1024 * 1024,
  /** The body of one push or one page of a pull: whole sets, at least one. */
  page: 4 * 1024 * 1024,
  /** Sets in one push. */
  setsInPush: 1_000,
  /** A set's header. */
  header: 4_096,
  /** One piece of a snapshot. */
  snapshotPiece: 1024 * 1024,
  /** Each of a team page's files, HTML and JSON. */
  teamPage: 2 * 1024 * 1024,
  /** All PCs of a clinic with their keys, where its account is renewed. */
  renewal: 4 * 1024 * 1024,
  /** What an invitation keeps, sealed: 2,000 PCs and 1,000 keys have room. */
  invite: 256 * 1024,
  /** A message with something of every PC: an invitation, or a clinic key for all who stay. */
  everyPc: 512 * 1024,
  /** Any other message, which is JSON. */
  message: 256 * 1024,
  /** Milliseconds for which an invitation counts (product.md 43). */
  inviteMs: 15 * 60_000,
  /** Invitations of one clinic that count at one time. */
  openInvites: 50,
  /** Numbers of clinic keys: each revocation takes the next. */
  keyEpochs: 1_000,
  /** Seconds for which a pull may wait for news. */
  waitSeconds: 25,
  /** PCs of one clinic, revoked ones among them. */
  devices: 2_000,
  /** Wrong proofs after which an invitation counts no more. */
  wrongProofs: 10,
} as const
