import type { z } from 'zod'
import type {
  askRenewalSchema,
  createClinicAnswerSchema,
  createClinicSchema,
  createInviteAnswerSchema,
  createInviteSchema,
  devicesAnswerSchema,
  HubIdentity,
  joinAnswerSchema,
  joinSchema,
  keysAnswerSchema,
  openInviteAnswerSchema,
  openInviteSchema,
  pushAnswerSchema,
  Renewal,
  renewalStatementSchema,
  renewSchema,
  returnAnswerSchema,
  returnSchema,
  revokeSchema,
  snapshotAnswerSchema,
  beginSnapshotSchema,
  statusSchema,
  takeNumberAnswerSchema,
  TeamPageHead,
  TeamPageState,
} from '#shared/protocol/messages.ts'
import type { Frame } from '#shared/protocol/frames.ts'

/** What went wrong between this PC and its hub, by what can be done about it. */
export type HubProblem =
  /** No network, no hub there, or it broke off: tried again by itself. */
  | { readonly kind: 'unreachable'; readonly retryAfterSeconds?: number }
  /** The connection is not one to send anything over: no valid certificate, or no TLS. */
  | { readonly kind: 'unsafe'; readonly why: string }
  /** The hub says no. `last` with chainBroken: the last set that it has of this PC. */
  | {
      readonly kind: 'refused'
      readonly error: string
      readonly last?: { readonly deviceEpoch: number; readonly n: number; readonly hash: string }
    }
  /** What came back is not of this protocol. */
  | { readonly kind: 'malformed' }

export type HubAnswer<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly problem: HubProblem }

export type Pulled = {
  readonly hub: HubIdentity
  readonly head: number
  readonly oldest: number
  readonly frames: readonly Frame[]
}

type Out<S extends z.ZodType> = z.infer<S>

/** A hub as a PC speaks to it; never rejects. */
export type HubClient = {
  createClinic(
    input: Out<typeof createClinicSchema>,
  ): Promise<HubAnswer<Out<typeof createClinicAnswerSchema>>>
  renew(input: Out<typeof renewSchema>): Promise<HubAnswer<Out<typeof createClinicAnswerSchema>>>
  keepStatement(input: Out<typeof renewalStatementSchema>): Promise<HubAnswer<null>>
  askRenewal(input: Out<typeof askRenewalSchema>): Promise<HubAnswer<Renewal>>
  returnPc(input: Out<typeof returnSchema>): Promise<HubAnswer<Out<typeof returnAnswerSchema>>>
  push(sets: readonly Uint8Array[]): Promise<HubAnswer<Out<typeof pushAnswerSchema>>>
  /** @param waitSeconds for how long the hub may hold the answer back until there is news */
  pull(after: number, waitSeconds: number, signal?: AbortSignal): Promise<HubAnswer<Pulled>>
  status(input: Out<typeof statusSchema>): Promise<HubAnswer<Out<typeof devicesAnswerSchema>>>
  devices(): Promise<HubAnswer<Out<typeof devicesAnswerSchema>>>
  takeNumber(): Promise<HubAnswer<Out<typeof takeNumberAnswerSchema>>>
  createInvite(
    input: Out<typeof createInviteSchema>,
  ): Promise<HubAnswer<Out<typeof createInviteAnswerSchema>>>
  openInvite(input: Out<typeof openInviteSchema>): Promise<HubAnswer<Out<typeof openInviteAnswerSchema>>>
  join(input: Out<typeof joinSchema>): Promise<HubAnswer<Out<typeof joinAnswerSchema>>>
  revoke(input: Out<typeof revokeSchema>): Promise<HubAnswer<null>>
  keys(): Promise<HubAnswer<Out<typeof keysAnswerSchema>>>
  beginSnapshot(input: Out<typeof beginSnapshotSchema>): Promise<HubAnswer<null>>
  putPiece(snapshotId: string, piece: number, bytes: Uint8Array): Promise<HubAnswer<null>>
  latestSnapshot(): Promise<HubAnswer<Out<typeof snapshotAnswerSchema>>>
  getPiece(snapshotId: string, piece: number): Promise<HubAnswer<Uint8Array>>
  teamPage(): Promise<HubAnswer<TeamPageState>>
  putTeamPage(head: TeamPageHead, html: Uint8Array, json: Uint8Array): Promise<HubAnswer<TeamPageState>>
  withdrawTeamPage(): Promise<HubAnswer<null>>
}
