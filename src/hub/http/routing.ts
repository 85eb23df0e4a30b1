import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LIMITS } from '#shared/protocol/limits.ts'
import { findCaller } from '../devices/findCaller.ts'
import type { Caller, HubContext } from '../devices/hubContext.ts'
import { Refusal } from '../devices/refusal.ts'
import type { Metrics } from './metrics.ts'

type Schema<T> = {
  readonly safeParse: (
    input: unknown,
  ) => { readonly success: true; readonly data: T } | { readonly success: false }
}

/** How many more requests one may make; throws `tooMany` where none. */
export type Rates = {
  readonly ofAddress: (request: FastifyRequest) => Promise<void>
  readonly ofDevice: (request: FastifyRequest, caller: Caller) => Promise<void>
  /** Of whoever opens a public page. */
  readonly ofReader: (request: FastifyRequest) => Promise<void>
  /** Of a clinic that publishes its page. */
  readonly ofPublisher: (request: FastifyRequest, caller: Caller) => Promise<void>
}

export type HubHttp = {
  readonly app: FastifyInstance
  readonly hub: HubContext
  readonly rates: Rates
  readonly metrics: Metrics
}

/** @returns what the schema reads; throws `badRequest` where it does not fit */
export function read<T>(schema: Schema<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw new Refusal('badRequest')
  return parsed.data
}

const BEARER = /^Bearer ([0-9a-f]{64})$/u

/** Who asks; nobody's tries count against the address that they come from. */
async function authenticate({ hub, rates }: HubHttp, request: FastifyRequest): Promise<Caller> {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1]
  try {
    if (token === undefined) throw new Refusal('unauthorized')
    const caller = await findCaller(hub, token)
    await rates.ofDevice(request, caller)
    return caller
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'tooMany') await rates.ofAddress(request)
    throw error
  }
}

type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  /** Bytes of the largest body. */
  readonly most?: number
}

/** A route for enrolled PCs. The token is checked before the body is read. */
export function forDevices(
  http: HubHttp,
  { method, path, most }: Route,
  answer: (request: FastifyRequest, caller: Caller, reply: FastifyReply) => Promise<unknown>,
): void {
  const callers = new WeakMap<FastifyRequest, Caller>()
  http.app.route({
    method,
    url: path,
    bodyLimit: most ?? LIMITS.message,
    onRequest: async (request) => {
      callers.set(request, await authenticate(http, request))
    },
    handler: async (request, reply) => {
      const caller = callers.get(request)
      if (caller === undefined) throw new Refusal('unauthorized')
      return answer(request, caller, reply)
    },
  })
}

/** A route for anybody, few times a minute from one address. */
export function forAnybody(
  http: HubHttp,
  { method, path, most }: Route,
  answer: (request: FastifyRequest) => Promise<unknown>,
): void {
  http.app.route({
    method,
    url: path,
    bodyLimit: most ?? LIMITS.message,
    onRequest: (request) => http.rates.ofAddress(request),
    handler: answer,
  })
}
