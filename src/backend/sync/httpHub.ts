import {
  Agent as HttpAgent,
  type ClientRequest,
  type IncomingMessage,
  request as httpRequest,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { errorAnswerSchema } from '#shared/protocol/messages.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import { PROTOCOL_ROOT, PROTOCOL_VERSION, VERSION_HEADER } from '#shared/protocol/version.ts'
import type { Ports } from '../ports.ts'
import type { HubAnswer, HubProblem } from './hubClient.ts'

/** Where a hub is, and what shows it who asks. */
export type HubPlace = {
  /** `https://hub.example.org:4870`; plain http only to this very PC. */
  readonly address: string
  /** Hex; empty before there is one. */
  readonly token: string
  /** Certificates besides the system's, PEM: a clinic's own authority. */
  readonly authorities?: string
  /** The system's proxies: HTTPS goes through them in a tunnel, so that they see the hub's name and nothing else. */
  readonly proxyFor?: Ports['proxyFor'] | undefined
  /** Told the hub's time, in ms, with each answer that says it. */
  readonly onTime?: (at: number) => void
}

export type HubRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: Uint8Array | Readonly<Record<string, unknown>>
  /** Longer where the hub may hold its answer back. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal | undefined
}

export type HubReply = {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly body: Buffer
}

const TIMEOUT_MS = 30_000
/** A page of sets with the frames' own bytes. */
const MOST_ANSWER = LIMITS.page + LIMITS.sealedSet
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** @returns the address without path or trailing slash; undefined where it is none that may be spoken to */
export function readHubAddress(typed: string): URL | undefined {
  const text = typed.includes('://') ? typed : `https://${typed}`
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
  return isSafe && url.username === '' && url.password === '' ? new URL(url.origin) : undefined
}

const UNSAFE =
  /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/u

function problemOfError(error: unknown): HubProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return UNSAFE.test(code) ? { kind: 'unsafe', why: code } : { kind: 'unreachable' }
}

/** Reads an answer to its end, and no further than any answer goes. */
async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    if (!(chunk instanceof Buffer)) return undefined
    size += chunk.length
    if (size > MOST_ANSWER) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Why an answer is no answer: a redirect is never followed, since nothing says where it would lead (security.md S20). */
export function problemOfReply({ status, body, header }: HubReply): HubProblem | undefined {
  if (status >= 200 && status < 300) return undefined
  let json: unknown
  try {
    json = JSON.parse(body.toString())
  } catch {
    return status >= 500 ? { kind: 'unreachable' } : { kind: 'malformed' }
  }
  const refusal = errorAnswerSchema.safeParse(json)
  if (!refusal.success) return status >= 500 ? { kind: 'unreachable' } : { kind: 'malformed' }
  const { error, last } = refusal.data
  if (error === 'tooMany' || error === 'internal') {
    const seconds = refusal.data.retryAfterSeconds ?? Number(header('retry-after') ?? Number.NaN)
    return { kind: 'unreachable', ...(Number.isFinite(seconds) ? { retryAfterSeconds: seconds } : {}) }
  }
  return { kind: 'refused', error, ...(last === undefined ? {} : { last }) }
}

type Agent = HttpAgent | HttpsAgent

/** One keep-alive connection to one hub. Never rejects. */
export class HttpHub {
  readonly #place: HubPlace
  readonly #url: URL | undefined
  /** The one in use, and of which proxies. */
  #agent: { readonly proxies: string; readonly agent: Agent } | undefined

  constructor(place: HubPlace) {
    this.#place = place
    this.#url = readHubAddress(place.address)
  }

  close(): void {
    this.#agent?.agent.destroy()
  }

  /** The connection by today's proxies: a PC that is carried to another network goes on. */
  async #connect(url: URL): Promise<Agent> {
    const common = { keepAlive: true, maxSockets: 4 }
    // Plain HTTP goes to this very PC alone.
    if (url.protocol === 'http:') {
      this.#agent ??= { proxies: '', agent: new HttpAgent(common) }
      return this.#agent.agent
    }
    const proxyEnv = { ...(await this.#place.proxyFor?.(url.origin)) }
    const proxies = JSON.stringify(proxyEnv)
    if (this.#agent?.proxies === proxies) return this.#agent.agent
    const { authorities } = this.#place
    const trust = authorities === undefined ? {} : { ca: authorities }
    const agent = new HttpsAgent({ ...common, proxyEnv, minVersion: 'TLSv1.2', ...trust })
    this.#agent?.agent.destroy()
    this.#agent = { proxies, agent }
    return agent
  }

  async ask(input: HubRequest): Promise<HubAnswer<HubReply>> {
    if (this.#url === undefined) return { ok: false, problem: { kind: 'unsafe', why: 'address' } }
    try {
      const reply = await this.#send(this.#url, await this.#connect(this.#url), input)
      if (reply === undefined) return { ok: false, problem: { kind: 'malformed' } }
      const problem = problemOfReply(reply)
      return problem === undefined ? { ok: true, data: reply } : { ok: false, problem }
    } catch (error) {
      return { ok: false, problem: problemOfError(error) }
    }
  }

  #tellTime({ headers }: IncomingMessage): void {
    const at = Date.parse(headers.date ?? '')
    if (!Number.isNaN(at)) this.#place.onTime?.(at)
  }

  #send(url: URL, agent: Agent, input: HubRequest): Promise<HubReply | undefined> {
    const isBytes = input.body instanceof Uint8Array
    const body = input.body === undefined || isBytes ? input.body : Buffer.from(JSON.stringify(input.body))
    return new Promise((resolve, reject) => {
      const options = {
        method: input.method,
        agent,
        headers: {
          [VERSION_HEADER]: String(PROTOCOL_VERSION),
          ...(this.#place.token === '' ? {} : { authorization: `Bearer ${this.#place.token}` }),
          ...(body === undefined
            ? {}
            : {
                'content-type': isBytes ? 'application/octet-stream' : 'application/json',
                'content-length': body.length,
              }),
        },
        timeout: input.timeoutMs ?? TIMEOUT_MS,
        ...(input.signal === undefined ? {} : { signal: input.signal }),
      }
      const answered = (message: IncomingMessage): void => {
        this.#tellTime(message)
        readBody(message).then((read) => {
          const header = (name: string): string | undefined => {
            const value = message.headers[name]
            return typeof value === 'string' ? value : undefined
          }
          resolve(read && { status: message.statusCode ?? 0, header, body: read })
        }, reject)
      }
      const target = new URL(`${PROTOCOL_ROOT}${input.path}`, url)
      const sent: ClientRequest =
        url.protocol === 'http:'
          ? httpRequest(target, options, answered)
          : httpsRequest(target, options, answered)
      sent.once('error', reject)
      sent.once('timeout', () => sent.destroy(new Error('timeout')))
      sent.end(body)
    })
  }
}
