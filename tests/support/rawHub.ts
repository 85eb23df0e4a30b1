import { request } from 'node:http'
import { connect } from 'node:net'
import { PROTOCOL_VERSION, VERSION_HEADER } from '#shared/protocol/version.ts'

export type RawReply = { readonly status: number; readonly error: string; readonly body: string }

export type RawRequest = {
  readonly method?: string
  readonly token?: string
  readonly headers?: Readonly<Record<string, string | string[]>>
  /** Sent as it is; its type is JSON for a text and bytes for the rest, where no header says otherwise. */
  readonly body?: string | Uint8Array
}

const errorOf = (body: string): string => {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null && 'error' in parsed ? String(parsed.error) : ''
  } catch {
    return ''
  }
}

/** Asks a hub whatever the caller likes, as no program of ours would. A connection that the hub ends is status 0. */
export function askRaw(address: string, path: string, input: RawRequest = {}): Promise<RawReply> {
  const { method = 'GET', token, headers = {}, body } = input
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
  return new Promise((resolve) => {
    const url = new URL(address)
    const sent = request(
      {
        host: url.hostname,
        port: url.port,
        path,
        method,
        agent: false,
        headers: {
          [VERSION_HEADER]: String(PROTOCOL_VERSION),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined
            ? {}
            : { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      (message) => {
        const chunks: Buffer[] = []
        message.on('data', (chunk: Buffer) => chunks.push(chunk))
        message.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: message.statusCode ?? 0, error: errorOf(text), body: text })
        })
      },
    )
    sent.on('error', () => resolve({ status: 0, error: 'ended', body: '' }))
    sent.end(body)
  })
}

/** Sends bytes that need be no HTTP at all. @returns the status of the first answer; 0 where the hub ends it */
export function sendBytes(address: string, bytes: string | Uint8Array, patienceMs = 2_000): Promise<number> {
  const { hostname, port } = new URL(address)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    let text = ''
    const done = (): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(Number(/^HTTP\/1\.1 (\d{3})/u.exec(text)?.[1] ?? 0))
    }
    const timer = setTimeout(done, patienceMs)
    socket.on('data', (chunk) => {
      text += chunk.toString()
      done()
    })
    socket.on('error', done)
    socket.on('close', done)
  })
}
