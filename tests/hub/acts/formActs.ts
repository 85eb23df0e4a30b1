import { randomBytes } from 'node:crypto'
import { sendBytes } from '#tests/support/rawHub.ts'
import { type Act, post, json, ask } from './act.ts'

/** Bodies, addresses and headers that no program of ours would send. */
export const FORMS: readonly Act[] = [
  ['text that is no JSON', 'badRequest', (a) => ask(a, '/v1/status', post(a.pc.token, '{"cursor":'))],
  ['a list for an object', 'badRequest', (a) => ask(a, '/v1/status', post(a.pc.token, '[]'))],
  ['null', 'badRequest', (a) => ask(a, '/v1/status', post(a.pc.token, 'null'))],
  ['200,000 brackets', 'badRequest', (a) => ask(a, '/v1/status', post(a.pc.token, '['.repeat(200_000)))],
  [
    '120,000 levels, closed',
    'badRequest',
    (a) => ask(a, '/v1/status', post(a.pc.token, '['.repeat(120_000) + ']'.repeat(120_000))),
  ],
  [
    '__proto__',
    'badRequest',
    (a) => ask(a, '/v1/status', post(a.pc.token, '{"__proto__":{"isRevoked":false},"cursor":0}')),
  ],
  [
    'constructor.prototype',
    'badRequest',
    (a) => ask(a, '/v1/status', post(a.pc.token, '{"constructor":{"prototype":{"x":1}}}')),
  ],
  [
    '300 KB of JSON',
    ['tooLarge', 'ended'],
    (a) => ask(a, '/v1/status', post(a.pc.token, json({ x: 'y'.repeat(300_000) }))),
  ],
  [
    'JSON said to be a form',
    'badRequest',
    (a) =>
      ask(a, '/v1/status', {
        ...post(a.pc.token, '{}'),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
  ],
  [
    'a compressed body',
    'badRequest',
    (a) =>
      ask(a, '/v1/status', {
        ...post(a.pc.token, Buffer.from('1f8b08', 'hex')),
        headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      }),
  ],
  [
    'an after that is no number',
    'badRequest',
    (a) => ask(a, '/v1/sets?after=x&wait=0', { token: a.pc.token }),
  ],
  ['no after', 'badRequest', (a) => ask(a, '/v1/sets', { token: a.pc.token })],
  ['two afters', 'badRequest', (a) => ask(a, '/v1/sets?after=0&after=1&wait=0', { token: a.pc.token })],
  ['a negative after', 'badRequest', (a) => ask(a, '/v1/sets?after=-1&wait=0', { token: a.pc.token })],
  [
    'an after over 53 bits',
    'badRequest',
    (a) => ask(a, `/v1/sets?after=${'9'.repeat(20)}&wait=0`, { token: a.pc.token }),
  ],
  [
    'SQL for an after',
    'badRequest',
    (a) => ask(a, '/v1/sets?after=0;DROP%20TABLE%20clinic&wait=0', { token: a.pc.token }),
  ],
  [
    'an after in an object',
    'badRequest',
    (a) => ask(a, '/v1/sets?after[__proto__]=1&wait=0', { token: a.pc.token }),
  ],
  ['a path that climbs', 'notFound', (a) => ask(a, '/v1/../../etc/passwd', { token: a.pc.token })],
  [
    'a path that climbs, encoded',
    'notFound',
    (a) => ask(a, '/v1/%2e%2e/%2e%2e/etc/passwd', { token: a.pc.token }),
  ],
  [
    'a path with a lone percent sign',
    ['badRequest', 'notFound', 400],
    (a) => ask(a, '/v1/%', { token: a.pc.token }),
  ],
  [
    'a path with a NUL',
    ['badRequest', 'notFound', 400],
    (a) => ask(a, '/v1/devices%00', { token: a.pc.token }),
  ],
  ['a doubled slash', 'notFound', (a) => ask(a, '//v1//devices', { token: a.pc.token })],
  ['another root', 'notFound', (a) => ask(a, '/v2/devices', { token: a.pc.token })],
  ['DELETE', 'notFound', (a) => ask(a, '/v1/sets', { method: 'DELETE', token: a.pc.token })],
  [
    'TRACE',
    ['notFound', 'ended', 0, 400],
    (a) => ask(a, '/v1/devices', { method: 'TRACE', token: a.pc.token }),
  ],
  [
    'a method said by a header',
    'notFound',
    (a) => ask(a, '/v1/devices', { ...post(a.pc.token, '{}'), headers: { 'x-http-method-override': 'GET' } }),
  ],
  [
    '40 KB of headers',
    [431, 0],
    (a) => sendBytes(a.address, `GET /v1/devices HTTP/1.1\r\nHost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`),
  ],
  [
    'two lengths',
    400,
    (a) =>
      sendBytes(
        a.address,
        'POST /v1/status HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 40\r\n\r\n{}',
      ),
  ],
  [
    'a length and chunks',
    400,
    (a) =>
      sendBytes(
        a.address,
        'POST /v1/status HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      ),
  ],
  [
    'a line break in a header',
    400,
    (a) => sendBytes(a.address, 'GET /v1/devices HTTP/1.1\r\nHost: x\r\nAuthori\rzation: x\r\n\r\n'),
  ],
  ['bytes that are no HTTP', 400, (a) => sendBytes(a.address, randomBytes(200))],
  [
    'a body that never comes',
    [0, 401, 426],
    (a) => sendBytes(a.address, 'POST /v1/sets HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n', 500),
  ],
]
