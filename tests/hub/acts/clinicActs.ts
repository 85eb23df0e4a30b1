import { randomBytes, randomUUID } from 'node:crypto'
import { HubPc } from '#tests/support/hubPc.ts'
import { hashOf, joinBody } from '#tests/support/hostileClinic.ts'
import { type Act, post, json, guest, must, ask, createClinic, revoke, status } from './act.ts'

/** Accounts, invitations, keys and states that are not the caller's. */
export const CLINICS: readonly Act[] = [
  [
    "another clinic's account taken over",
    'clinicExists',
    (a) => createClinic(a, a.owner.clinicId, guest(a).pc),
  ],
  [
    "another clinic's account with its own PC",
    'clinicExists',
    (a) => createClinic(a, a.owner.clinicId, a.owner.pc),
  ],
  [
    "another clinic's id in capitals",
    'badRequest',
    (a) => createClinic(a, a.owner.clinicId.toUpperCase(), guest(a).pc),
  ],
  ['a clinic id that is none', 'badRequest', (a) => createClinic(a, "x' OR 1=1 --", guest(a).pc)],
  ['a PC with number 0', 'badRequest', (a) => createClinic(a, randomUUID(), { ...guest(a).pc, number: 0 })],
  [
    'a PC with number 65,536',
    'badRequest',
    (a) => createClinic(a, randomUUID(), { ...guest(a).pc, number: 65_536 }),
  ],
  [
    'a key of 31 bytes',
    'badRequest',
    (a) => createClinic(a, randomUUID(), { ...guest(a).pc, signKey: 'a'.repeat(62) }),
  ],
  ['a field more', 'badRequest', (a) => createClinic(a, randomUUID(), { ...guest(a).pc, isOwner: true })],
  [
    'a wrong proof',
    'notFound',
    (a) =>
      ask(a, '/v1/join', {
        method: 'POST',
        body: joinBody(guest(a), { ...a.invite, secret: randomBytes(20) }),
      }),
  ],
  [
    'an unknown invitation',
    'notFound',
    (a) =>
      ask(a, '/v1/join', {
        method: 'POST',
        body: joinBody(guest(a), { ...a.invite, inviteId: randomUUID() }),
      }),
  ],
  [
    'an invitation into another clinic',
    'notFound',
    (a) =>
      ask(a, '/v1/join', {
        method: 'POST',
        body: joinBody(guest(a), a.invite, { clinicId: a.foreign.clinicId }),
      }),
  ],
  [
    'a used invitation',
    'notFound',
    (a) =>
      ask(a, '/v1/join', {
        method: 'POST',
        body: joinBody(guest(a), { inviteId: must(a.pc.join).inviteId, secret: randomBytes(20) }),
      }),
  ],
  [
    "another PC's number at joining",
    'badRequest',
    (a) =>
      ask(a, '/v1/join', {
        method: 'POST',
        body: joinBody(new HubPc(a.address, a.owner.clinicId, a.pc.pc.number), a.invite),
      }),
  ],
  [
    'a number that nobody was given',
    'badRequest',
    (a) =>
      ask(a, '/v1/join', {
        method: 'POST',
        body: joinBody(new HubPc(a.address, a.owner.clinicId, 900), a.invite),
      }),
  ],
  [
    "another PC's id at joining",
    'badRequest',
    (a) => {
      const posing = guest(a)
      Object.assign(posing.pc, { deviceId: a.owner.pc.deviceId })
      return ask(a, '/v1/join', { method: 'POST', body: joinBody(posing, a.invite) })
    },
  ],
  [
    'an invitation read with a wrong proof',
    'notFound',
    (a) =>
      ask(a, '/v1/invites/open', {
        method: 'POST',
        body: json({ clinicId: a.owner.clinicId, inviteId: a.invite.inviteId, proof: 'b'.repeat(64) }),
      }),
  ],
  [
    'an invitation read with its hash',
    'notFound',
    (a) =>
      ask(a, '/v1/invites/open', {
        method: 'POST',
        body: json({
          clinicId: a.owner.clinicId,
          inviteId: a.invite.inviteId,
          proof: hashOf(Buffer.from('x')),
        }),
      }),
  ],
  [
    'an invitation read in another clinic',
    'notFound',
    (a) =>
      ask(a, '/v1/invites/open', {
        method: 'POST',
        body: json({ clinicId: a.foreign.clinicId, inviteId: a.invite.inviteId, proof: 'b'.repeat(64) }),
      }),
  ],
  [
    "another's invitation overwritten",
    'badRequest',
    (a) =>
      ask(
        a,
        '/v1/invites',
        post(a.pc.token, json({ inviteId: a.invite.inviteId, proofHash: 'c'.repeat(64), wrapped: 'AAAA' })),
      ),
  ],
  [
    'an invitation with a huge parcel',
    ['badRequest', 'tooLarge'],
    (a) =>
      ask(
        a,
        '/v1/invites',
        post(
          a.pc.token,
          json({ inviteId: randomUUID(), proofHash: 'c'.repeat(64), wrapped: 'A'.repeat(400_000) }),
        ),
      ),
  ],
  [
    "another clinic's PC revoked",
    'notFound',
    (a) => revoke(a, a.pc.token, { deviceId: a.foreign.pc.deviceId }),
  ],
  ['oneself revoked', 'badRequest', (a) => revoke(a, a.pc.token, { deviceId: a.pc.pc.deviceId })],
  [
    'a key number that is taken',
    'keyEpochTaken',
    (a) => {
      return revoke(a, a.pc.token, {
        deviceId: a.revoked.pc.deviceId,
        keyEpoch: 3,
        wrappedKeys: [{ deviceId: a.owner.pc.deviceId, wrapped: 'b3RoZXI' }],
      })
    },
  ],
  ['a key number far ahead', 'keyEpochAhead', (a) => revoke(a, a.pc.token, { keyEpoch: 1_000 })],
  [
    'a key that a PC which stays would not get',
    'keysMissing',
    (a) => revoke(a, a.pc.token, { deviceId: a.revoked.pc.deviceId, keyEpoch: 4 }),
  ],
  ['key number 1', 'badRequest', (a) => revoke(a, a.pc.token, { keyEpoch: 1 })],
  ['a key number over 31 bits', 'badRequest', (a) => revoke(a, a.pc.token, { keyEpoch: 2 ** 40 })],
  ['a PC revoked that nobody knows', 'notFound', (a) => revoke(a, a.pc.token, { deviceId: randomUUID() })],
  ['a version with a NUL', 'badRequest', (a) => status(a, { appVersion: '0.1.0\u0000' })],
  ['a version with a line break', 'badRequest', (a) => status(a, { appVersion: '0.1.0\n{"level":"error"}' })],
  ['a negative cursor', 'badRequest', (a) => status(a, { cursor: -1 })],
  ['a cursor over 53 bits', 'badRequest', (a) => status(a, { cursor: 2 ** 70 })],
  ['a digest that is text', 'badRequest', (a) => status(a, { digest: 'Zephyrine' })],
  ['a status of another PC', 'badRequest', (a) => status(a, { deviceId: a.owner.pc.deviceId })],
]
