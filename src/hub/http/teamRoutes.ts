import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TEAM_ADDRESS } from '#shared/lib/teamAddress.ts'
import { readFrames } from '#shared/protocol/frames.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import { teamPageHeadSchema } from '#shared/protocol/messages.ts'
import type { HubContext } from '../devices/hubContext.ts'
import { Refusal } from '../devices/refusal.ts'
import {
  type BroughtPage,
  openTeamPage,
  putTeamPage,
  readTeamPage,
  withdrawTeamPage,
} from '../devices/teamPage.ts'
import { forDevices, type HubHttp, type Rates, read } from './routing.ts'

/** Length of the head, of a frame's own bytes thrice. */
const MORE = 4_096

function readText(bytes: Uint8Array | undefined): string {
  if (bytes === undefined || bytes.length === 0) throw new Refusal('badRequest')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('badRequest')
  }
}

function readJson(bytes: Uint8Array | undefined): unknown {
  const text = readText(bytes)
  try {
    const json: unknown = JSON.parse(text)
    return json
  } catch {
    throw new Refusal('badRequest')
  }
}

/** Three frames: head, HTML, JSON. Both files are UTF-8, and what the head's hash says. */
function readBrought(body: unknown): BroughtPage {
  const frames = body instanceof Uint8Array ? readFrames(body) : undefined
  if (frames?.length !== 3) throw new Refusal('badRequest')
  const [first, second, third] = frames.map(({ bytes }) => bytes)
  const head = read(teamPageHeadSchema, readJson(first))
  const html = second ?? new Uint8Array()
  const json = third ?? new Uint8Array()
  if (html.length > LIMITS.teamPage || json.length > LIMITS.teamPage) throw new Refusal('tooLarge')
  if (!/^<!doctype html>/iu.test(readText(html))) throw new Refusal('badRequest')
  readJson(json)
  const hash = createHash('sha256').update(html).update(json).digest('hex')
  if (hash !== head.hash) throw new Refusal('badRequest')
  return { head, html, json }
}

/** `/v1/team-page`, for the clinic's PCs. */
export function addTeamPageRoutes(http: HubHttp): void {
  const { hub, rates } = http
  const path = '/team-page'
  forDevices(http, { method: 'GET', path }, (_, caller) => readTeamPage(hub, caller))
  forDevices(http, { method: 'PUT', path, most: 2 * LIMITS.teamPage + MORE }, async (request, caller) => {
    await rates.ofPublisher(request, caller)
    return putTeamPage(hub, caller, readBrought(request.body))
  })
  forDevices(http, { method: 'DELETE', path }, async (_, caller) => {
    await withdrawTeamPage(hub, caller)
    return {}
  })
}

/** Everything that a browser is told not to do with a page. */
const policyOf = (style: string): string =>
  `default-src 'none'; img-src data:; style-src '${style}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`

const FILE = /\/team\/([a-z0-9-]{3,60})(\.json)?(?:\?.*)?$/u

function isKnown(request: FastifyRequest, tag: string): boolean {
  const named = request.headers['if-none-match'] ?? ''
  return named.split(',').some((one) => one.trim().replace(/^W\//u, '') === tag)
}

async function answerPage(hub: HubContext, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const [, address = '', json] = FILE.exec(request.url) ?? []
  if (!TEAM_ADDRESS.test(address)) throw new Refusal('notFound')
  const page = await openTeamPage(hub, address)
  const tag = `"${page.hash}"`
  void reply.headers({
    etag: tag,
    'cache-control': 'public, max-age=60',
    'content-security-policy': policyOf(page.style),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  // Public as it is, a clinic's own site may read the JSON from its own pages.
  if (json !== undefined) void reply.header('access-control-allow-origin', '*')
  if (isKnown(request, tag)) return reply.status(304).send()
  return json === undefined
    ? reply.type('text/html; charset=utf-8').send(Buffer.from(page.html))
    : reply.type('application/json; charset=utf-8').send(Buffer.from(page.json))
}

/** `/team/<address>` and `/team/<address>.json`: the one thing of a hub that anybody may open. */
export function addPublicTeamPages(app: FastifyInstance, hub: HubContext, rates: Rates): void {
  app.route({
    method: 'GET',
    url: '/team/:file',
    onRequest: (request) => rates.ofReader(request),
    handler: (request, reply) => answerPage(hub, request, reply),
  })
}
