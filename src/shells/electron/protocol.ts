import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { contentSecurityPolicy } from '../csp.ts'
import { APP_ORIGIN } from './security.ts'

type ServedFile = { readonly body: string | Uint8Array<ArrayBuffer>; readonly type: string }

/** Every address that is answered, written out in full, with what it answers. */
export type FileMap = ReadonlyMap<string, ServedFile>

const HTML = 'text/html; charset=utf-8'
const TYPES: Readonly<Record<string, string>> = {
  '.html': HTML,
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Where the built page says which nonce its style elements carry. */
const NONCE_MARK = '%CSP_NONCE%'

const SAFE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'camera=(), clipboard-read=(), clipboard-write=(self), display-capture=(), geolocation=(), hid=(), ' +
    'microphone=(), midi=(), payment=(), serial=(), usb=(), window-management=()',
  'Cache-Control': 'no-store',
}

async function readServedFile(path: string): Promise<ServedFile> {
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const bytes = await readFile(path)
  return { type, body: type === HTML ? bytes.toString('utf8') : new Uint8Array(bytes) }
}

/**
 * Reads the built screens once, so that no later request touches the disk. Links are left out: they could lead out
 * of the folder.
 */
export async function readFileMap(folder: string, address: string = APP_ORIGIN): Promise<FileMap> {
  const files = new Map<string, ServedFile>()
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    const name = `${address}/${entry.name}`
    if (entry.isFile()) files.set(name, await readServedFile(path))
    if (entry.isDirectory()) for (const [inner, file] of await readFileMap(path, name)) files.set(inner, file)
  }
  return files
}

/**
 * Answers the pages' requests from the map. The whole address must be in it, letter by letter: anything encoded,
 * relative, with a query or in another case is simply not there.
 */
export function createAppHandler(
  files: FileMap,
  makeNonce: () => string = () => randomBytes(18).toString('base64'),
): (request: Pick<Request, 'url' | 'method'>) => Response {
  return (request) => {
    const nonce = makeNonce()
    const headers = {
      ...SAFE_HEADERS,
      'Content-Security-Policy': contentSecurityPolicy({ nonce, connectSrc: "'none'" }),
    }
    const file = request.method === 'GET' ? files.get(request.url) : undefined
    if (file === undefined) return new Response(null, { status: 404, headers })
    const body = typeof file.body === 'string' ? file.body.replaceAll(NONCE_MARK, nonce) : file.body
    return new Response(body, { headers: { ...headers, 'Content-Type': file.type } })
  }
}
