import { writeFrames } from '#shared/protocol/frames.ts'
import { LIMITS } from '#shared/protocol/limits.ts'
import { HEAD_HEADER, HUB_HEADER, OLDEST_HEADER } from '#shared/protocol/messages.ts'
import { pullSets } from '../devices/pullSets.ts'
import { pushSets } from '../devices/pushSets.ts'
import { Refusal } from '../devices/refusal.ts'
import { forDevices, type HubHttp } from './routing.ts'

const NUMBER = /^\d{1,15}$/u

function readNumber(query: unknown, name: string): number {
  const entry: unknown =
    typeof query === 'object' && query !== null
      ? Object.entries(query).find(([key]) => key === name)?.[1]
      : ''
  if (typeof entry !== 'string' || !NUMBER.test(entry)) throw new Refusal('badRequest')
  return Number(entry)
}

/** `/v1/sets`. */
export function addSetRoutes(http: HubHttp): void {
  const { hub, metrics } = http
  forDevices(
    http,
    { method: 'POST', path: '/sets', most: LIMITS.page + LIMITS.sealedSet },
    async (request, caller) => {
      if (!(request.body instanceof Uint8Array)) throw new Refusal('badRequest')
      const answer = await pushSets(hub, caller, request.body)
      metrics.setsStored(answer.seqs.length)
      return answer
    },
  )
  forDevices(http, { method: 'GET', path: '/sets' }, async (request, caller, reply) => {
    const after = readNumber(request.query, 'after')
    const waitSeconds = Math.min(readNumber(request.query, 'wait'), LIMITS.waitSeconds)
    const gone = new AbortController()
    const leave = (): void => gone.abort()
    reply.raw.once('close', leave)
    const page = await pullSets(hub, caller, { after, waitSeconds }, gone.signal)
    reply.raw.off('close', leave)
    return reply
      .header(HEAD_HEADER, String(page.head))
      .header(OLDEST_HEADER, String(page.oldest))
      .header(HUB_HEADER, `${page.hub.hubId}.${page.hub.generation}`)
      .type('application/octet-stream')
      .send(Buffer.from(writeFrames(page.frames)))
  })
}
