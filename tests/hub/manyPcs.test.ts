import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inviteKeys } from '#backend/sync/deviceKeys.ts'
import { type InviteBundle, openBundle, sealBundle } from '#backend/sync/joining/inviteBundle.ts'
import { hashOf } from '#backend/sync/sealSet.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import { data, HubPc } from '#tests/support/hubPc.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'

let hub: TestHub
let first: HubPc
beforeAll(async () => {
  hub = await startHub()
  first = await HubPc.first(hub.address)
})
afterAll(async () => {
  first.client.close()
  await hub.stop()
})

const hex = (): string => randomBytes(32).toString('hex')

/** What an invitation of the largest clinic holds: every PC, and a key for each time that one was taken out. */
const largest = (): InviteBundle => ({
  version: 1,
  clinicName: 'Maple Street Clinic',
  number: 65_535,
  hub: { hubId: randomUUID(), generation: randomUUID() },
  keys: Array.from({ length: LIMITS.keyEpochs }, (_, at) => ({ keyEpoch: at + 1, key: hex() })),
  pcs: Array.from({ length: LIMITS.devices }, (_, at) => ({
    deviceId: randomUUID(),
    number: at + 1,
    signKey: hex(),
    boxKey: hex(),
    deviceEpoch: 1 + (at % 7),
    lastN: Math.floor(Math.random() * 1_000_000),
  })),
})

describe('a clinic with as many PCs as the protocol lets in', () => {
  it('invites one more', async () => {
    const keys = inviteKeys(randomBytes(20))
    const place = { clinicId: first.clinicId, inviteId: keys.inviteId }
    const bundle = largest()
    const wrapped = sealBundle(bundle, place, keys.wrap)
    const proofHash = hashOf(Buffer.from(keys.proof, 'hex'))
    data(await first.client.createInvite({ inviteId: keys.inviteId, proofHash, wrapped }))
    const opened = data(await first.client.openInvite({ ...place, proof: keys.proof }))
    expect(openBundle(opened.wrapped, place, keys.wrap)).toEqual(bundle)
  })

  it('takes one out, with a key for each that stays', async () => {
    const other = await first.invite()
    const wrapped = randomBytes(60).toString('base64url')
    const wrappedKeys = Array.from({ length: LIMITS.devices }, () => ({ deviceId: randomUUID(), wrapped }))
    data(await first.client.revoke({ deviceId: other.pc.deviceId, keyEpoch: 2, wrappedKeys }))
    other.client.close()
  })
})
