import { randomBytes, randomUUID, sign } from 'node:crypto'
import { connectHub } from '#backend/sync/connectHub.ts'
import { deviceKeys, inviteKeys } from '#backend/sync/deviceKeys.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import { certificateText } from '#backend/sync/roster.ts'
import { hashOf } from '#backend/sync/sealSet.ts'
import { readState, writeState } from '#backend/sync/syncState.ts'
import { must } from '#shared/lib/must.ts'
import { data } from './hubPc.ts'
import type { SyncPc } from './syncPcs.ts'

type Client = ReturnType<typeof connectHub>

/** PCs of one clinic that a real hub knows. */
export type Enrolled = {
  /** One for each PC; the caller closes them. */
  readonly clients: readonly Client[]
  readonly tokens: readonly string[]
  readonly clinicId: string
  readonly clinicKey: Buffer
}

async function join(
  address: string,
  clinicId: string,
  first: Client,
  { pc, write }: SyncPc,
): Promise<string> {
  const secret = randomBytes(20)
  const inviteId = randomUUID()
  const keys = inviteKeys(secret)
  const proofHash = hashOf(Buffer.from(keys.proof, 'hex'))
  data(await first.createInvite({ inviteId, proofHash, wrapped: '' }))
  const signature = sign(null, certificateText(inviteId, pc), keys.sign).toString('hex')
  const certificate = { inviteId, pc, signature }
  const guest = connectHub({ address, token: '' })
  const { token } = data(await guest.join({ clinicId, proof: keys.proof, certificate }))
  guest.close()
  await write((tx) => writeState(tx, 'certificate', JSON.stringify(certificate)))
  return token
}

/**
 * Makes PCs that know each other's keys PCs of one clinic at a real hub: the first with an account, the others by an
 * invitation each, with the numbers that they have.
 */
export async function enrolAll(address: string, pcs: readonly SyncPc[]): Promise<Enrolled> {
  const first = must(pcs[0], 'a first PC')
  const clinicId = await first.write((tx) => must(readState(tx, 'clinicId'), 'a clinic'))
  const [row] = await first.write((tx) => tx.all('SELECT key FROM clinic_key'))
  const clinicKey = Buffer.from(isRow(row) ? String(row['key']) : '', 'hex')
  const guest = connectHub({ address, token: '' })
  const made = data(await guest.createClinic({ clinicId, pc: first.pc, registrationCode: '' }))
  guest.close()
  const owner = connectHub({ address, token: made.token })
  const tokens = [made.token]
  for (const pc of pcs.slice(1)) {
    for (let number = 0; number < pc.pc.number;) ({ number } = data(await owner.takeNumber()))
    tokens.push(await join(address, clinicId, owner, pc))
  }
  owner.close()
  return { clients: tokens.map((token) => connectHub({ address, token })), tokens, clinicId, clinicKey }
}

/** The private keys of a PC. */
export const keysOf = ({ seed }: SyncPc): ReturnType<typeof deviceKeys> =>
  deviceKeys(Buffer.from(seed, 'hex'))
