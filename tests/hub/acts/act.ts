import { randomUUID } from 'node:crypto'
import { HubPc } from '#tests/support/hubPc.ts'
import { body, type HostileClinic } from '#tests/support/hostileClinic.ts'
import type { RawReply } from '#tests/support/rawHub.ts'

/** A hostile act and the codes with which a hub may refuse it; a number where no answer of ours fits into HTTP. */
export type Act = readonly [
  name: string,
  refused: string | number | readonly (string | number)[],
  act: (at: HostileClinic) => Promise<RawReply | number>,
]

export const post = (token: string, content: string | Uint8Array) => ({
  method: 'POST',
  token,
  body: content,
})
export const json = (value: unknown): string => JSON.stringify(value)
export const flip = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  const place = at < 0 ? copy.length + at : at
  copy[place] = (copy[place] ?? 0) ^ 1
  return copy
}
export const guest = (a: HostileClinic) => new HubPc(a.address, a.owner.clinicId, 2)
export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Nothing there')
  return value
}
export const ask = (a: HostileClinic, path: string, input: Parameters<HostileClinic['ask']>[1] = {}) =>
  a.ask(path, input)
export const push = (a: HostileClinic, ...sets: readonly Uint8Array[]) =>
  ask(a, '/v1/sets', post(a.pc.token, body(...sets)))
export const createClinic = (a: HostileClinic, clinicId: string, pc: unknown) =>
  ask(a, '/v1/clinics', { method: 'POST', body: json({ clinicId, pc, registrationCode: '' }) })
export const revoke = (a: HostileClinic, token: string, more: object) =>
  ask(
    a,
    '/v1/devices/revoke',
    post(token, json({ deviceId: a.owner.pc.deviceId, keyEpoch: 2, wrappedKeys: [], ...more })),
  )
export const status = (a: HostileClinic, more: object) =>
  ask(
    a,
    '/v1/status',
    post(a.pc.token, json({ cursor: 0, unsent: 0, appVersion: '0.1.0', digest: null, ...more })),
  )
export const begin = (a: HostileClinic, more: object) =>
  ask(
    a,
    '/v1/snapshots',
    post(
      a.pc.token,
      json({ snapshotId: randomUUID(), seq: 1, pieces: 1, bytes: 3, header: 'aGVhZA', ...more }),
    ),
  )
export const put = (a: HostileClinic, id: string, piece: number, content: string) =>
  ask(a, `/v1/snapshots/${id}/${piece}`, { method: 'PUT', token: a.pc.token, body: Buffer.from(content) })
