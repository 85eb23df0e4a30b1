import { randomBytes, randomUUID } from 'node:crypto'
import { body, hashOf, joinBody, sealAs } from '#tests/support/hostileClinic.ts'
import { type Act, post, json, must, ask, revoke } from './act.ts'

/** Callers who are not who they say, or no longer. */
export const WHO: readonly Act[] = [
  ['no token', 'unauthorized', (a) => ask(a, '/v1/devices')],
  [
    'a made-up token',
    'unauthorized',
    (a) => ask(a, '/v1/devices', { token: randomBytes(32).toString('hex') }),
  ],
  [
    'a made-up token of a known clinic',
    'unauthorized',
    (a) => ask(a, '/v1/devices', { token: a.pc.token.slice(0, 32) + randomBytes(16).toString('hex') }),
  ],
  [
    "another clinic's secret under this clinic's id",
    'unauthorized',
    (a) => ask(a, '/v1/devices', { token: a.owner.token.slice(0, 32) + a.foreign.token.slice(32) }),
  ],
  ['a token in capitals', 'unauthorized', (a) => ask(a, '/v1/devices', { token: a.pc.token.toUpperCase() })],
  ['a token cut short', 'unauthorized', (a) => ask(a, '/v1/devices', { token: a.pc.token.slice(0, 63) })],
  [
    'a token with SQL behind it',
    'unauthorized',
    (a) => ask(a, '/v1/devices', { token: `${a.pc.token}' OR '1'='1` }),
  ],
  [
    'the hash of a token for the token',
    'unauthorized',
    (a) => ask(a, '/v1/devices', { token: hashOf(Buffer.from(a.pc.token, 'hex')) }),
  ],
  [
    'a token in another scheme',
    'unauthorized',
    (a) => ask(a, '/v1/devices', { headers: { authorization: `Basic ${a.pc.token}` } }),
  ],
  ['a token in the address', 'unauthorized', (a) => ask(a, `/v1/devices?token=${a.pc.token}`)],
  [
    'a token in a cookie',
    'unauthorized',
    (a) => ask(a, '/v1/devices', { headers: { cookie: `authorization=Bearer ${a.pc.token}` } }),
  ],
  ['an empty token', 'unauthorized', (a) => ask(a, '/v1/devices', { token: '' })],
  [
    'a revoked PC that pulls',
    'revoked',
    (a) => ask(a, '/v1/sets?after=0&wait=0', { token: a.revoked.token }),
  ],
  [
    'a revoked PC that pushes',
    'revoked',
    (a) => ask(a, '/v1/sets', post(a.revoked.token, body(sealAs(a.revoked)))),
  ],
  ['a revoked PC that lists PCs', 'revoked', (a) => ask(a, '/v1/devices', { token: a.revoked.token })],
  ['a revoked PC that fetches keys', 'revoked', (a) => ask(a, '/v1/keys', { token: a.revoked.token })],
  [
    'a revoked PC that invites',
    'revoked',
    (a) =>
      ask(
        a,
        '/v1/invites',
        post(a.revoked.token, json({ inviteId: randomUUID(), proofHash: 'a'.repeat(64), wrapped: '' })),
      ),
  ],
  ['a revoked PC that revokes', 'revoked', (a) => revoke(a, a.revoked.token, {})],
  ['a revoked PC that takes a number', 'revoked', (a) => ask(a, '/v1/numbers', post(a.revoked.token, '{}'))],
  [
    'a revoked PC that reads a snapshot',
    'revoked',
    (a) => ask(a, `/v1/snapshots/${a.snapshotId}/0`, { token: a.revoked.token }),
  ],
  [
    'a revoked PC that joins with its old keys',
    ['notFound', 'revoked'],
    (a) =>
      ask(a, '/v1/join', {
        method: 'POST',
        body: joinBody(a.revoked, { inviteId: must(a.revoked.join).inviteId, secret: randomBytes(20) }),
      }),
  ],
  [
    'a revoked PC that joins by an open invitation with its old keys',
    'revoked',
    (a) => ask(a, '/v1/join', { method: 'POST', body: joinBody(a.revoked, a.invite) }),
  ],
  [
    'no version',
    'versionUnknown',
    (a) => ask(a, '/v1/devices', { token: a.pc.token, headers: { 'anteroom-protocol': '' } }),
  ],
  [
    'version 2',
    'versionUnknown',
    (a) => ask(a, '/v1/devices', { token: a.pc.token, headers: { 'anteroom-protocol': '2' } }),
  ],
  [
    'two versions',
    'versionUnknown',
    (a) => ask(a, '/v1/devices', { token: a.pc.token, headers: { 'anteroom-protocol': ['1', '1'] } }),
  ],
]
