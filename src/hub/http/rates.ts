import type { FastifyInstance } from 'fastify'
import { Refusal } from '../devices/refusal.ts'
import type { HubConfig } from '../config.ts'
import type { Rates } from './routing.ts'

/** Limits of requests in this process; the plugin must be registered on `app`. */
export function makeRates(app: FastifyInstance, config: HubConfig): Rates {
  const keys = new WeakMap<object, string>()
  const byAddress = app.createRateLimit({ max: config.ratePerAddress, timeWindow: 60_000 })
  const byDevice = app.createRateLimit({
    max: config.ratePerDevice,
    timeWindow: 60_000,
    keyGenerator: (request) => keys.get(request) ?? request.ip,
  })
  const byReader = app.createRateLimit({ max: config.ratePerReader, timeWindow: 60_000 })
  const byPublisher = app.createRateLimit({
    max: config.ratePerPublisher,
    timeWindow: 60_000,
    keyGenerator: (request) => keys.get(request) ?? request.ip,
  })
  const judge = (limit: Awaited<ReturnType<typeof byAddress>>): void => {
    if (!limit.isAllowed && limit.isExceeded)
      throw new Refusal('tooMany', { retryAfterSeconds: limit.ttlInSeconds })
  }
  return {
    ofAddress: async (request) => judge(await byAddress(request)),
    ofDevice: async (request, { clinicId, deviceId }) => {
      keys.set(request, `${clinicId}/${deviceId}`)
      judge(await byDevice(request))
    },
    ofReader: async (request) => judge(await byReader(request)),
    ofPublisher: async (request, { clinicId }) => {
      keys.set(request, clinicId)
      judge(await byPublisher(request))
    },
  }
}
