import { rmSync } from 'node:fs'
import { createServer as createHttp, type Server } from 'node:http'
import { createServer } from 'node:https'
import { connect, type AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProxyEnvironment } from '#backend/ports.ts'
import { connectHub } from '#backend/sync/connectHub.ts'
import { environmentProxies } from '#shells/environmentProxies.ts'
import { makeCertificate } from '#tests/support/mailServer.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const TOKEN = 'ab'.repeat(32)
const certificate = makeCertificate()
/** What the proxy was asked, and every byte that passed it from the PC. */
const asked: string[] = []
const passed: Buffer[] = []
const tokens: (string | undefined)[] = []

const hub = createServer(certificate, (request, reply) => {
  tokens.push(request.headers.authorization)
  reply.writeHead(200, { 'content-type': 'application/json' })
  reply.end(JSON.stringify({ hub: { hubId: ID, generation: ID }, head: 3, devices: [] }))
})
const proxy = createHttp((_, reply) => void reply.writeHead(405).end())
proxy.on('connect', (request, socket) => {
  asked.push(request.url ?? '')
  const there = connect(portOf(hub), '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
  socket.on('data', (bytes: Buffer) => {
    passed.push(bytes)
    there.write(bytes)
  })
  there.pipe(socket)
  for (const end of [socket, there]) end.on('error', () => [socket, there].forEach((one) => one.destroy()))
})

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address() as AddressInfo
  return address.port
}
const listen = (server: Pick<Server, 'listen'>): Promise<void> =>
  new Promise((resolve) => void server.listen(0, '127.0.0.1', resolve))

beforeAll(async () => {
  await listen(hub)
  await listen(proxy)
})
afterAll(() => {
  for (const server of [hub, proxy]) {
    server.closeAllConnections()
    server.close()
  }
  rmSync(dirname(certificate.file), { recursive: true, force: true })
})

async function ask(proxies: ProxyEnvironment, authorities?: string): Promise<unknown> {
  const client = connectHub({
    address: `https://localhost:${portOf(hub)}`,
    token: TOKEN,
    proxyFor: () => Promise.resolve(proxies),
    ...(authorities === undefined ? {} : { authorities }),
  })
  const answer = await client.devices()
  client.close()
  return answer.ok ? answer.data.head : answer.problem.kind
}

describe('a hub behind the system’s proxy (product 41, S20)', () => {
  it('is reached through a tunnel in which the proxy reads nothing', async () => {
    const proxies = environmentProxies({ https_proxy: `http://127.0.0.1:${portOf(proxy)}` })
    expect(await ask(proxies, certificate.cert)).toBe(3)
    expect(asked).toEqual([`localhost:${portOf(hub)}`])
    expect(tokens).toEqual([`Bearer ${TOKEN}`])
    const seen = Buffer.concat(passed).toString('latin1')
    expect(seen.length).toBeGreaterThan(200)
    expect(seen).not.toContain(TOKEN)
    expect(seen).not.toContain('/v1/devices')
  })

  it('gets nothing where the certificate at the end of the tunnel is not the hub’s', async () => {
    passed.length = 0
    tokens.length = 0
    expect(await ask({ HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}` })).toBe('unsafe')
    expect(tokens).toEqual([])
    expect(Buffer.concat(passed).toString('latin1')).not.toContain(TOKEN)
  })

  it('is reached directly where the system says so', async () => {
    asked.length = 0
    const HTTPS_PROXY = `http://127.0.0.1:${portOf(proxy)}`
    expect(await ask({ HTTPS_PROXY, NO_PROXY: 'localhost' }, certificate.cert)).toBe(3)
    expect(await ask({}, certificate.cert)).toBe(3)
    expect(asked).toEqual([])
  })

  it('is asked for again later where the proxy does not answer', async () => {
    expect(await ask({ HTTPS_PROXY: 'http://127.0.0.1:9' }, certificate.cert)).toBe('unreachable')
  })
})
