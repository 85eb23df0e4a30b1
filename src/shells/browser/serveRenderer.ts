import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { contentSecurityPolicy } from '../csp.ts'
import type { DoorKeys } from './doorKeys.ts'
import { exchangeToken } from './exchangeToken.ts'
import type { RendererFiles } from './rendererFiles.ts'
import type { RequestGuard } from './requestGuard.ts'

/** Stands in the built page for the nonce of one page load. */
const NONCE_PLACE = '%CSP_NONCE%'

function setCommonHeaders(response: ServerResponse, nonce: string): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy({ nonce, connectSrc: "'self'" }))
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  response.setHeader('Cache-Control', 'no-store')
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end()
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  files: RendererFiles,
  nonce: string,
): void {
  const file = files.find((request.url ?? '').split('?', 1)[0] ?? '')
  if (file === undefined) return refuse(response, 404)
  const isPage = file.type.startsWith('text/html')
  const body = isPage ? Buffer.from(file.bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce)) : file.bytes
  response.setHeader('Content-Type', file.type)
  response.setHeader('Content-Length', body.length)
  if (file.isHashed) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body)
}

/**
 * Answers every plain request: the renderer's files to anyone on this PC (they hold nothing), and the exchange of a
 * one-time token for a cookie at `POST /session`. The link itself is bindWebSocket's.
 */
export function serveRenderer(files: RendererFiles, guard: RequestGuard, keys: DoorKeys): RequestListener {
  return (request, response) => {
    const nonce = randomBytes(16).toString('base64url')
    setCommonHeaders(response, nonce)
    if (!guard.isOwnHost(request.headers)) return refuse(response, 421)
    if (request.headers.origin !== undefined && !guard.isOwnOrigin(request.headers)) {
      return refuse(response, 403)
    }
    if (request.url === '/session') return void exchangeToken(request, response, guard, keys)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return refuse(response, 405)
    }
    sendFile(request, response, files, nonce)
  }
}
