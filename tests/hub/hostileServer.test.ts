import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTcp, type Server } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { connectHub } from '#backend/sync/connectHub.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import { HEAD_HEADER, HUB_HEADER, OLDEST_HEADER } from '#shared/protocol/messages.ts'

type Reply = (request: IncomingMessage, reply: ServerResponse) => void
/** How a server answers, and what a PC makes of it. */
type Act = readonly [name: string, kind: string, reply: Reply]

const ID = '00000000-0000-4000-8000-000000000001'
const HUB = { [HUB_HEADER]: `${ID}.${ID}`, [HEAD_HEADER]: '1', [OLDEST_HEADER]: '1' }
const page =
  (headers: Readonly<Record<string, string>>, body: string | Uint8Array = ''): Reply =>
  (_, reply) => {
    reply.writeHead(200, headers).end(body)
  }
const text =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reply =>
  (_, reply) => {
    reply.writeHead(status, headers).end(body)
  }
const frame = (seq: number, length: number, bytes: Uint8Array): Uint8Array => {
  const lead = Buffer.alloc(12)
  lead.writeDoubleBE(seq)
  lead.writeUInt32BE(length, 8)
  return Buffer.concat([lead, bytes])
}
/** Writes as long as somebody reads. */
const endless =
  (headers: Readonly<Record<string, string>>): Reply =>
  (_, reply) => {
    reply.writeHead(200, headers)
    const chunk = Buffer.alloc(256 * 1024)
    const more = (): void => {
      if (reply.destroyed) return
      written += chunk.length
      if (reply.write(chunk)) setImmediate(more)
      else reply.once('drain', more)
    }
    more()
  }
let written = 0

const PULLS: readonly Act[] = [
  ...[301, 302, 303, 307, 308].map(
    (status) =>
      [
        `a redirect ${status}`,
        'malformed',
        (request: IncomingMessage, reply: ServerResponse) =>
          void reply.writeHead(status, { location: `http://${request.headers.host}/elsewhere` }).end(),
      ] as const,
  ),
  ['a redirect by a page', 'malformed', page({ refresh: '0; url=/elsewhere' }, '<html></html>')],
  ['no identity', 'malformed', page({ [HEAD_HEADER]: '1' })],
  ['half an identity', 'malformed', page({ ...HUB, [HUB_HEADER]: ID })],
  ['an identity that is none', 'malformed', page({ ...HUB, [HUB_HEADER]: 'a.b' })],
  ['no head', 'malformed', page({ [HUB_HEADER]: `${ID}.${ID}` })],
  ['a head that is no number', 'malformed', page({ ...HUB, [HEAD_HEADER]: 'x' })],
  ['a head over 53 bits', 'malformed', page({ ...HUB, [HEAD_HEADER]: '1e400' })],
  ['half a head', 'malformed', page({ ...HUB, [HEAD_HEADER]: '1.5' })],
  ['an oldest that is no number', 'malformed', page({ ...HUB, [OLDEST_HEADER]: 'x' })],
  ['half a frame', 'malformed', page(HUB, Buffer.alloc(7))],
  ['a frame longer than the page', 'malformed', page(HUB, frame(1, 4_000_000_000, Buffer.alloc(5)))],
  ['a negative seq', 'malformed', page(HUB, frame(-1, 1, Buffer.alloc(1)))],
  ['a seq that is no number', 'malformed', page(HUB, frame(Number.NaN, 1, Buffer.alloc(1)))],
  ['a page over its limit', 'malformed', page(HUB, Buffer.alloc(LIMITS.page + LIMITS.sealedSet + 1))],
  ['a page without end', 'malformed', endless(HUB)],
  [
    'a packed page',
    'malformed',
    page({ ...HUB, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000))),
  ],
  [
    'a page that is cut',
    'unreachable',
    (_, reply) => {
      reply.writeHead(200, { ...HUB, 'content-length': '5000' })
      reply.write('x')
      setTimeout(() => reply.destroy(), 20)
    },
  ],
  ['an error page', 'unreachable', text(502, '<html>Bad gateway</html>')],
  ['a sign-in page of a network', 'malformed', text(200, '<html>Welcome to our network</html>')],
  ['not found, as a page', 'malformed', text(404, '<html></html>')],
  ['an error without its name', 'malformed', text(400, '{}')],
  ['an error with a field more', 'malformed', text(400, '{"error":"revoked","wipe":true}')],
  ['an error over __proto__', 'malformed', text(400, '{"__proto__":{"error":"revoked"}}')],
  ['an error of 200,000 brackets', 'malformed', text(400, '['.repeat(200_000))],
  ['too many requests for ever', 'unreachable', text(429, '{"error":"tooMany"}', { 'retry-after': 'never' })],
  ['headers of 100 KB', 'unreachable', page({ ...HUB, x: 'y'.repeat(100_000) })],
]

const PUSHES: readonly Act[] = [
  ['no JSON', 'malformed', text(200, 'ok')],
  ['an empty object', 'malformed', text(200, '{}')],
  [
    'fewer seqs than sets',
    'malformed',
    text(200, `{"hub":{"hubId":"${ID}","generation":"${ID}"},"seqs":[],"head":1}`),
  ],
  [
    'more seqs than sets',
    'malformed',
    text(200, `{"hub":{"hubId":"${ID}","generation":"${ID}"},"seqs":[1,2],"head":2}`),
  ],
  [
    'negative seqs',
    'malformed',
    text(200, `{"hub":{"hubId":"${ID}","generation":"${ID}"},"seqs":[-1],"head":1}`),
  ],
  ['an answer without its hub', 'malformed', text(200, '{"seqs":[1],"head":1}')],
  [
    'an answer with a field more',
    'malformed',
    text(200, `{"hub":{"hubId":"${ID}","generation":"${ID}"},"seqs":[1],"head":1,"x":1}`),
  ],
  ['a created page', 'malformed', text(201, '')],
]

const RAW: readonly (readonly [string, string])[] = [
  ['bytes that are no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok'],
  [
    'a length and chunks',
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a chunk that is none', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nxx'],
  ['half an answer', 'HTTP/1.1 200 O'],
  ['nothing', ''],
]

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      resolve(`http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`)
    })
  })

let refused = 0
async function against(reply: Reply, act: (address: string) => Promise<void>): Promise<string[]> {
  const asked: string[] = []
  const server = createServer((request, answer) => {
    asked.push(request.url ?? '')
    request.resume()
    reply(request, answer)
  })
  const address = await listen(server)
  try {
    await act(address)
  } finally {
    server.closeAllConnections()
    server.close()
  }
  refused += 1
  return asked
}

describe('a PC whose hub answers what no hub does (S13, S20)', () => {
  afterAll(() => {
    console.log(`S13: ${refused} answers that no hub gives: none believed, none followed`)
  })

  it.each(PULLS)('believes nothing of %s', async (_, kind, reply) => {
    const before = process.memoryUsage().rss
    const asked = await against(reply, async (address) => {
      const client = connectHub({ address, token: 'a'.repeat(64) })
      expect(await client.pull(0, 0)).toMatchObject({ ok: false, problem: { kind } })
      client.close()
    })
    expect(asked).toEqual(['/v1/sets?after=0&wait=0'])
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20)
    expect(written).toBeLessThan(100 * 2 ** 20)
  })

  it.each(PUSHES)('takes for stored nothing by %s', async (_, kind, reply) => {
    await against(reply, async (address) => {
      const client = connectHub({ address, token: 'a'.repeat(64) })
      expect(await client.push([Buffer.from('set')])).toMatchObject({ ok: false, problem: { kind } })
      client.close()
    })
  })

  it.each(RAW)('ends at %s', async (_, bytes) => {
    const server = createTcp((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(bytes))
    })
    const client = connectHub({ address: await listen(server), token: 'a'.repeat(64) })
    expect(await client.pull(0, 0)).toMatchObject({ ok: false, problem: { kind: 'unreachable' } })
    client.close()
    server.close()
    refused += 1
  })

  it.each([
    'http://hub.example.org',
    'http://127.0.0.1.example.org',
    'http://user:word@127.0.0.1',
    'ftp://127.0.0.1',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
    '',
  ])('sends nothing to %j', async (address) => {
    const client = connectHub({ address, token: 'a'.repeat(64) })
    expect(await client.pull(0, 0)).toMatchObject({ ok: false, problem: { kind: 'unsafe' } })
    client.close()
    refused += 1
  })
})
