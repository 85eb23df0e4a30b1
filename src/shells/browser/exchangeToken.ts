import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { DoorKeys } from './doorKeys.ts'
import type { RequestGuard } from './requestGuard.ts'

const MAX_BODY = 1024
const bodySchema = z.strictObject({ token: z.string() })

/** The whole body as text; undefined where it is too large or breaks off. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of request) {
      const bytes: Buffer = Buffer.from(part)
      length += bytes.length
      if (length > MAX_BODY) return undefined
      parts.push(bytes)
    }
  } catch {
    return undefined
  }
  return Buffer.concat(parts).toString('utf8')
}

function readToken(body: string): string | undefined {
  try {
    const parsed = bodySchema.safeParse(JSON.parse(body))
    return parsed.success ? parsed.data.token : undefined
  } catch {
    return undefined
  }
}

/**
 * `POST /session` with `{ token }` from a page of this host: 204 with the cookie of a new seat, 401 where the token is
 * wrong or used. Never rejects.
 */
export async function exchangeToken(
  request: IncomingMessage,
  response: ServerResponse,
  guard: RequestGuard,
  keys: DoorKeys,
): Promise<void> {
  const refuse = (status: number): void => {
    // What is left of a refused body is not read.
    response.writeHead(status, { Connection: 'close' }).end()
  }
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST')
    return refuse(405)
  }
  if (!guard.isOwnOrigin(request.headers)) return refuse(403)
  if (request.headers['content-type']?.split(';', 1)[0]?.trim() !== 'application/json') return refuse(415)
  const body = await readBody(request)
  if (body === undefined) return refuse(413)
  const token = readToken(body)
  if (token === undefined) return refuse(400)
  const cookie = keys.redeem(token)
  if (cookie === undefined) return refuse(401)
  response.writeHead(204, { 'Set-Cookie': cookie }).end()
}
