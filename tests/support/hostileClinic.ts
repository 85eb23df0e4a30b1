import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { inviteKeys } from '#backend/sync/deviceKeys.ts'
import { hashOf, sealSet } from '#backend/sync/sealSet.ts'
import { writeFrames } from '#shared/protocol/frames.ts'
import type { SetHeader } from '#shared/protocol/messages.ts'
import { data, HubPc } from './hubPc.ts'
import { askRaw, type RawReply, type RawRequest } from './rawHub.ts'

/** A hub with two clinics, seen by somebody who means harm. */
export type HostileClinic = {
  readonly address: string
  /** A PC of the clinic under attack, and the attacker: another of its PCs. */
  readonly owner: HubPc
  readonly pc: HubPc
  /** A PC that was taken out of the clinic. */
  readonly revoked: HubPc
  /** The owner of another clinic on this hub. */
  readonly foreign: HubPc
  readonly invite: { readonly inviteId: string; readonly secret: Uint8Array }
  /** A snapshot that is whole. */
  readonly snapshotId: string
  readonly ask: (path: string, input?: RawRequest) => Promise<RawReply>
  /** Everything in the database that a refused act may not change; wrong proofs are counted, and left out. */
  readonly state: () => Promise<string>
  readonly close: () => Promise<void>
}

const STATE = ['hub', 'clinic', 'device', 'change_set', 'wrapped_key', 'snapshot', 'snapshot_piece']

/** Frames of these sets, as a push has them. */
export const body = (...sets: readonly Uint8Array[]): Uint8Array =>
  writeFrames(sets.map((bytes) => ({ seq: 0, bytes })))

/** The next set of a PC, with whatever else in its header; the PC does not count it. */
export function sealAs(pc: HubPc, header: Partial<SetHeader> = {}, signer: HubPc = pc): Buffer {
  const own: SetHeader = {
    version: 1,
    clinicId: pc.clinicId,
    deviceId: pc.pc.deviceId,
    deviceEpoch: pc.epoch,
    n: pc.n + 1,
    previous: pc.previous,
    keyEpoch: 1,
  }
  return sealSet({ ...own, ...header }, Buffer.from('text'), pc.clinicKey, signer.keys.sign)
}

/** Makes the two clinics, with sets, a revoked PC, an open invitation and a snapshot. */
export async function startHostileClinic(address: string, databaseUrl: string): Promise<HostileClinic> {
  const owner = await HubPc.first(address)
  const pc = await owner.invite()
  const revoked = await owner.invite()
  const foreign = await HubPc.first(address)
  for (const each of [owner, pc, revoked, foreign]) {
    data(await each.client.push([each.seal('one'), each.seal('two')]))
    data(await each.client.status({ cursor: 0, unsent: 0, appVersion: '0.1.0', digest: null }))
  }
  const wrappedKeys = [{ deviceId: pc.pc.deviceId, wrapped: 'a2V5' }]
  data(await owner.client.revoke({ deviceId: revoked.pc.deviceId, keyEpoch: 2, wrappedKeys }))
  const invite = await owner.makeInvite()
  const snapshotId = randomUUID()
  data(await owner.client.beginSnapshot({ snapshotId, seq: 1, pieces: 1, bytes: 3, header: 'aGVhZA' }))
  data(await owner.client.putPiece(snapshotId, 0, Buffer.from('abc')))
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  return {
    address,
    owner,
    pc,
    revoked,
    foreign,
    invite,
    snapshotId,
    ask: (path, input) => askRaw(address, path, input),
    state: async () => {
      const parts: string[] = []
      for (const table of STATE) {
        const { rows } = await admin.query<{ all: string | null }>(
          `SELECT string_agg(t::text, '|' ORDER BY t::text) AS all FROM "${table}" t`,
        )
        parts.push(`${table}: ${rows[0]?.all ?? ''}`)
      }
      const { rows } = await admin.query(
        'SELECT clinic_id, invite_id, proof_hash, wrapped, expires_at, used_by FROM invite ORDER BY 1, 2',
      )
      return `${parts.join('\n')}\ninvite: ${JSON.stringify(rows)}`
    },
    close: async () => {
      await admin.end()
      for (const each of [owner, pc, revoked, foreign]) each.client.close()
    },
  }
}

/** What a join asks, signed with the key that follows from `secret`. */
export function joinBody(
  pc: HubPc,
  invite: { readonly inviteId: string; readonly secret: Uint8Array },
  more: Readonly<Record<string, unknown>> = {},
): string {
  const { proof } = inviteKeys(invite.secret)
  const certificate = { inviteId: invite.inviteId, pc: pc.pc, signature: randomBytes(64).toString('hex') }
  return JSON.stringify({ clinicId: pc.clinicId, proof, certificate, ...more })
}

export { hashOf }
