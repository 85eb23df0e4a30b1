import type { z } from 'zod'
import { readFrames, writeFrames } from '#shared/protocol/frames.ts'
import {
  createClinicAnswerSchema,
  createInviteAnswerSchema,
  devicesAnswerSchema,
  HEAD_HEADER,
  HUB_HEADER,
  hubIdentitySchema,
  joinAnswerSchema,
  keysAnswerSchema,
  OLDEST_HEADER,
  openInviteAnswerSchema,
  pushAnswerSchema,
  renewalSchema,
  returnAnswerSchema,
  snapshotAnswerSchema,
  takeNumberAnswerSchema,
  teamPageStateSchema,
} from '#shared/protocol/messages.ts'
import { HttpHub, type HubPlace, type HubReply, type HubRequest } from './httpHub.ts'
import type { HubAnswer, HubClient, Pulled } from './hubClient.ts'

const MALFORMED = { ok: false, problem: { kind: 'malformed' } } as const
/** How much longer than the hub may wait this PC waits for it. */
const PATIENCE_MS = 15_000

function readPage({ header, body }: HubReply): Pulled | undefined {
  const [hubId, generation] = (header(HUB_HEADER) ?? '').split('.')
  const hub = hubIdentitySchema.safeParse({ hubId, generation })
  const head = Number(header(HEAD_HEADER) ?? Number.NaN)
  const oldest = Number(header(OLDEST_HEADER) ?? '1')
  const frames = readFrames(body)
  if (!hub.success || frames === undefined || !Number.isSafeInteger(head) || !Number.isSafeInteger(oldest))
    return undefined
  return { hub: hub.data, head, oldest, frames }
}

type Ask = <S extends z.ZodType>(schema: S, input: HubRequest) => Promise<HubAnswer<z.infer<S>>>
type Tell = (input: HubRequest) => Promise<HubAnswer<null>>

const post = (path: string, body: HubRequest['body']): HubRequest =>
  body === undefined ? { method: 'POST', path } : { method: 'POST', path, body }

function renewals(
  ask: Ask,
  tell: Tell,
): Pick<HubClient, 'renew' | 'keepStatement' | 'askRenewal' | 'returnPc'> {
  return {
    renew: (input) => ask(createClinicAnswerSchema, post('/renewals', input)),
    keepStatement: (body) => tell({ method: 'PUT', path: '/renewals/statement', body }),
    askRenewal: (input) => ask(renewalSchema, post('/renewals/statement', input)),
    returnPc: (input) => ask(returnAnswerSchema, post('/renewals/return', input)),
  }
}

/** A hub over HTTP, with every answer checked. The caller closes it. */
export function connectHub(place: HubPlace): HubClient & { readonly close: () => void } {
  const http = new HttpHub(place)
  const ask: Ask = async (schema, input) => {
    const reply = await http.ask(input)
    if (!reply.ok) return reply
    try {
      const parsed = schema.safeParse(JSON.parse(reply.data.body.toString()))
      return parsed.success ? { ok: true, data: parsed.data } : MALFORMED
    } catch {
      return MALFORMED
    }
  }
  const tell: Tell = async (input) => {
    const reply = await http.ask(input)
    return reply.ok ? { ok: true, data: null } : reply
  }
  return {
    close: () => http.close(),
    createClinic: (input) => ask(createClinicAnswerSchema, post('/clinics', input)),
    ...renewals(ask, tell),
    push: async (sets) => {
      const body = writeFrames(sets.map((bytes) => ({ seq: 0, bytes })))
      const answer = await ask(pushAnswerSchema, post('/sets', body))
      // What no seq was given for was not taken.
      return answer.ok && answer.data.seqs.length !== sets.length ? MALFORMED : answer
    },
    pull: async (after, waitSeconds, signal) => {
      const path = `/sets?after=${after}&wait=${waitSeconds}`
      const timeoutMs = waitSeconds * 1000 + PATIENCE_MS
      const reply = await http.ask({ method: 'GET', path, timeoutMs, signal })
      if (!reply.ok) return reply
      const page = readPage(reply.data)
      return page === undefined ? MALFORMED : { ok: true, data: page }
    },
    status: (input) => ask(devicesAnswerSchema, post('/status', input)),
    devices: () => ask(devicesAnswerSchema, { method: 'GET', path: '/devices' }),
    takeNumber: () => ask(takeNumberAnswerSchema, post('/numbers', {})),
    createInvite: (input) => ask(createInviteAnswerSchema, post('/invites', input)),
    openInvite: (input) => ask(openInviteAnswerSchema, post('/invites/open', input)),
    join: (input) => ask(joinAnswerSchema, post('/join', input)),
    revoke: (input) => tell(post('/devices/revoke', input)),
    keys: () => ask(keysAnswerSchema, { method: 'GET', path: '/keys' }),
    beginSnapshot: (input) => tell(post('/snapshots', input)),
    putPiece: (snapshotId, piece, body) =>
      tell({ method: 'PUT', path: `/snapshots/${snapshotId}/${piece}`, body }),
    latestSnapshot: () => ask(snapshotAnswerSchema, { method: 'GET', path: '/snapshots/latest' }),
    getPiece: async (snapshotId, piece) => {
      const reply = await http.ask({ method: 'GET', path: `/snapshots/${snapshotId}/${piece}` })
      return reply.ok ? { ok: true, data: reply.data.body } : reply
    },
    teamPage: () => ask(teamPageStateSchema, { method: 'GET', path: '/team-page' }),
    putTeamPage: (head, html, json) => {
      const parts = [Buffer.from(JSON.stringify(head)), html, json]
      const body = writeFrames(parts.map((bytes) => ({ seq: 0, bytes })))
      return ask(teamPageStateSchema, { method: 'PUT', path: '/team-page', body })
    },
    withdrawTeamPage: () => tell({ method: 'DELETE', path: '/team-page' }),
  }
}
