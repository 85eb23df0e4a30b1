import { randomBytes, randomUUID } from 'node:crypto'
import { LIMITS } from '#shared/protocol/limits.ts'
import { NO_SET } from '#shared/protocol/messages.ts'
import { body, hashOf, sealAs } from '#tests/support/hostileClinic.ts'
import { type Act, post, flip, must, ask, push } from './act.ts'

/** Sets that are changed, cut, forged, replayed, out of order or too many. */
export const SETS: readonly Act[] = [
  ['a set with a flipped bit in its text', 'badRequest', (a) => push(a, flip(sealAs(a.pc), -100))],
  ['a set with a flipped bit in its signature', 'badRequest', (a) => push(a, flip(sealAs(a.pc), -1))],
  ['a set with a flipped bit in its header', 'badRequest', (a) => push(a, flip(sealAs(a.pc), 40))],
  ['a set with a flipped length', 'badRequest', (a) => push(a, flip(sealAs(a.pc), 3))],
  ['a set cut by one byte', 'badRequest', (a) => push(a, sealAs(a.pc).subarray(0, -1))],
  ['a set cut to its header', 'badRequest', (a) => push(a, sealAs(a.pc).subarray(0, 300))],
  ['a set of no bytes', 'badRequest', (a) => push(a, Buffer.alloc(0))],
  ['a set with a byte more', 'badRequest', (a) => push(a, Buffer.concat([sealAs(a.pc), Buffer.alloc(1)]))],
  [
    'a set in the name of another PC',
    'badRequest',
    (a) => push(a, sealAs(a.pc, { deviceId: a.owner.pc.deviceId })),
  ],
  ['a set of another PC, well signed', 'badRequest', (a) => push(a, sealAs(a.owner))],
  ['a set signed with a foreign key', 'badRequest', (a) => push(a, sealAs(a.pc, {}, a.foreign))],
  ['a set into another clinic', 'badRequest', (a) => push(a, sealAs(a.pc, { clinicId: a.foreign.clinicId }))],
  ['a set of another clinic', 'badRequest', (a) => push(a, sealAs(a.foreign))],
  ['a number left out', 'chainBroken', (a) => push(a, sealAs(a.pc, { n: a.pc.n + 2 }))],
  ['a number used again', 'chainBroken', (a) => push(a, sealAs(a.pc, { n: a.pc.n }))],
  [
    'a wrong hash of the set before',
    'chainBroken',
    (a) => push(a, sealAs(a.pc, { previous: 'f'.repeat(64) })),
  ],
  [
    'a new beginning in the same epoch',
    'chainBroken',
    (a) => push(a, sealAs(a.pc, { n: 1, previous: NO_SET })),
  ],
  ['a new epoch that begins at 2', 'chainBroken', (a) => push(a, sealAs(a.pc, { deviceEpoch: 2, n: 2 }))],
  [
    'a new epoch that follows an old set',
    'chainBroken',
    (a) => push(a, sealAs(a.pc, { deviceEpoch: 2, n: 1 })),
  ],
  ['epoch 0', 'badRequest', (a) => push(a, sealAs(a.pc, { deviceEpoch: 0, n: 1, previous: NO_SET }))],
  [
    'an epoch over 31 bits',
    'badRequest',
    (a) => push(a, sealAs(a.pc, { deviceEpoch: 2 ** 31, n: 1, previous: NO_SET })),
  ],
  ['a number over 53 bits', 'badRequest', (a) => push(a, sealAs(a.pc, { n: 2 ** 60 }))],
  ['a negative number', 'badRequest', (a) => push(a, sealAs(a.pc, { n: -1 }))],
  ['half a number', 'badRequest', (a) => push(a, sealAs(a.pc, { n: 2.5 }))],
  ['key epoch 0', 'badRequest', (a) => push(a, sealAs(a.pc, { keyEpoch: 0 }))],
  [
    'a certificate of another PC',
    'badRequest',
    (a) => push(a, sealAs(a.pc, { join: { ...must(a.pc.join), pc: a.owner.pc } })),
  ],
  [
    'a certificate that was not shown at joining',
    'badRequest',
    (a) => push(a, sealAs(a.pc, { join: { ...must(a.pc.join), inviteId: randomUUID() } })),
  ],
  [
    'a certificate from the first PC',
    'badRequest',
    (a) => ask(a, '/v1/sets', post(a.owner.token, body(sealAs(a.owner, { join: must(a.pc.join) })))),
  ],
  [
    'two sets in the wrong order',
    'chainBroken',
    (a) => {
      const one = sealAs(a.pc)
      const two = sealAs(a.pc, { n: a.pc.n + 2, previous: hashOf(one) })
      return push(a, two, one)
    },
  ],
  ['a body of no sets', 'badRequest', (a) => push(a)],
  [
    'a body cut in a frame',
    'badRequest',
    (a) => ask(a, '/v1/sets', post(a.pc.token, body(sealAs(a.pc)).subarray(0, -3))),
  ],
  [
    'a frame longer than its body',
    'badRequest',
    (a) => ask(a, '/v1/sets', post(a.pc.token, flip(body(sealAs(a.pc)), 8))),
  ],
  [
    'a negative seq in a frame',
    'badRequest',
    (a) => ask(a, '/v1/sets', post(a.pc.token, flip(body(sealAs(a.pc)), 0))),
  ],
  ['noise for a body', 'badRequest', (a) => ask(a, '/v1/sets', post(a.pc.token, randomBytes(5_000)))],
  ['JSON for sets', 'badRequest', (a) => ask(a, '/v1/sets', post(a.pc.token, '{"sets":[]}'))],
  [
    'a set over its limit',
    'badRequest',
    (a) => push(a, Buffer.concat([sealAs(a.pc), Buffer.alloc(LIMITS.sealedSet)])),
  ],
  [
    'a body over its limit',
    ['tooLarge', 'ended'],
    (a) => ask(a, '/v1/sets', post(a.pc.token, Buffer.alloc(LIMITS.page + LIMITS.sealedSet + 1))),
  ],
  [
    'more sets than a push has',
    'tooLarge',
    (a) => push(a, ...Array.from({ length: LIMITS.setsInPush + 1 }, () => sealAs(a.pc))),
  ],
  [
    'a million empty sets',
    ['tooLarge', 'ended'],
    (a) => ask(a, '/v1/sets', post(a.pc.token, Buffer.alloc(12 * 400_000))),
  ],
]
