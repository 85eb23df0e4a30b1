import { randomUUID } from 'node:crypto'
import { LIMITS } from '#shared/protocol/limits.ts'
import { type Act, ask, begin, put } from './act.ts'

/** Snapshots and their pieces. */
export const SNAPSHOTS: readonly Act[] = [
  ['a snapshot over the head', 'badRequest', (a) => begin(a, { seq: 10_000 })],
  ['a snapshot with more bytes than its pieces hold', 'badRequest', (a) => begin(a, { bytes: 2 ** 30 })],
  ['a snapshot of no pieces', 'badRequest', (a) => begin(a, { pieces: 0 })],
  ['a snapshot of a million pieces', 'badRequest', (a) => begin(a, { pieces: 1_000_000 })],
  [
    "another snapshot under a known one's id",
    'badRequest',
    (a) => begin(a, { snapshotId: a.snapshotId, bytes: 9 }),
  ],
  [
    'a snapshot larger than the room',
    'storageFull',
    (a) => begin(a, { pieces: 100_000, bytes: 90_000 * 2 ** 20 }),
  ],
  ['a piece of an unknown snapshot', 'notFound', (a) => put(a, randomUUID(), 0, 'abc')],
  [
    "a piece of another clinic's snapshot",
    'notFound',
    (a) => ask(a, `/v1/snapshots/${a.snapshotId}/0`, { token: a.foreign.token }),
  ],
  [
    "a piece put into another clinic's snapshot",
    'notFound',
    (a) =>
      ask(a, `/v1/snapshots/${a.snapshotId}/0`, {
        method: 'PUT',
        token: a.foreign.token,
        body: Buffer.from('evil'),
      }),
  ],
  ['a piece after the last', 'notFound', (a) => put(a, a.snapshotId, 1, 'abc')],
  ['an empty piece', 'badRequest', (a) => put(a, a.snapshotId, 0, '')],
  [
    'a piece over its limit',
    ['tooLarge', 'ended'],
    (a) => put(a, a.snapshotId, 0, 'x'.repeat(LIMITS.snapshotPiece + 1)),
  ],
  ['a negative piece', ['badRequest', 'notFound'], (a) => put(a, a.snapshotId, -1, 'abc')],
  [
    'a piece by a path that climbs',
    ['badRequest', 'notFound'],
    (a) => ask(a, `/v1/snapshots/${a.snapshotId}/..%2f..%2fdevices`, { token: a.pc.token }),
  ],
  [
    'a piece with SQL for a number',
    ['badRequest', 'notFound'],
    (a) => ask(a, `/v1/snapshots/${a.snapshotId}/0%20OR%201=1`, { token: a.pc.token }),
  ],
]
