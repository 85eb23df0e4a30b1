import { readFileSync } from 'node:fs'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { PROTOCOL_ROOT, PROTOCOL_VERSION, VERSION_HEADER } from '#shared/protocol/version.ts'
import type { HubContext } from '../devices/hubContext.ts'
import { Refusal } from '../devices/refusal.ts'
import { addClinicRoutes } from './clinicRoutes.ts'
import type { HubLog } from './hubLog.ts'
import { makeMetrics } from './metrics.ts'
import { makeRates } from './rates.ts'
import type { HubHttp } from './routing.ts'
import { addSetRoutes } from './setRoutes.ts'
import { addSnapshotRoutes } from './snapshotRoutes.ts'
import { addPublicTeamPages, addTeamPageRoutes } from './teamRoutes.ts'

/** A line of a stack that says where, after however many lines of a message. */
const PLACE = /^ {4}at [^'"]+$/u

function makeApp({ config }: HubContext): FastifyInstance {
  const common = {
    trustProxy: config.trustsProxy,
    logger: false,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    frameworkErrors: (_: FastifyError, __: FastifyRequest, reply: FastifyReply): void => {
      void reply.status(400).send({ error: 'badRequest' })
    },
  } as const
  if (config.tls === undefined) return fastify(common)
  const https = {
    cert: readFileSync(config.tls.cert),
    key: readFileSync(config.tls.key),
    minVersion: 'TLSv1.2',
  } as const
  return fastify({ ...common, https })
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
      ? error.statusCode
      : 500
  if (status === 413) return new Refusal('tooLarge')
  return new Refusal(status >= 400 && status < 500 ? 'badRequest' : 'internal')
}

function answerRefusals(app: FastifyInstance, log: HubLog): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.code === 'internal') {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'none'
      // A database's message may hold values; its code and the place never do.
      const lines = error instanceof Error ? (error.stack ?? '').split('\n') : []
      const stack = lines
        .filter((line) => PLACE.test(line))
        .slice(0, 5)
        .join(' ')
      log('error', 'failed', { route: request.routeOptions.url ?? '', code, stack })
    }
    const { code, last, retryAfterSeconds } = refusal
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds))
    void reply.status(refusal.status).send({
      error: code,
      ...(last === undefined ? {} : { last }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    })
  })
  app.setNotFoundHandler((_, reply) => {
    void reply.status(404).send({ error: 'notFound' })
  })
}

/** The hub as a server that does not listen yet. */
export async function makeServer(hub: HubContext, log: HubLog): Promise<FastifyInstance> {
  const app = makeApp(hub)
  const metrics = makeMetrics(hub.news.waiting)
  answerRefusals(app, log)
  await app.register(rateLimit, { global: false })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  )
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => {
    done(null, body)
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    metrics.answered(route, reply.statusCode, reply.elapsedTime / 1_000)
    log('info', 'answered', { route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
    done()
  })
  app.get('/health', async () => {
    await hub.storage.check()
    return { ok: true }
  })
  app.get('/metrics', async (_, reply) => {
    const text = await metrics.registry.metrics()
    return reply.type(metrics.registry.contentType).send(text)
  })
  const rates = makeRates(app, hub.config)
  addPublicTeamPages(app, hub, rates)
  await app.register(
    (scope, _, done) => {
      scope.addHook('onRequest', async (request) => {
        if (request.headers[VERSION_HEADER] !== String(PROTOCOL_VERSION)) throw new Refusal('versionUnknown')
      })
      const http: HubHttp = { app: scope, hub, rates, metrics }
      addClinicRoutes(http)
      addSetRoutes(http)
      addSnapshotRoutes(http)
      addTeamPageRoutes(http)
      done()
    },
    { prefix: PROTOCOL_ROOT },
  )
  return app
}
