import type { IncomingHttpHeaders } from 'node:http'

/** Says of a request whether it was made to this host, and by a page of this host. */
export type RequestGuard = {
  /** False for a name that only resolves to this PC: it would let a foreign site read answers (DNS rebinding). */
  isOwnHost(headers: IncomingHttpHeaders): boolean
  /** True where the page that asks has exactly the origin it asks at. A missing Origin is not an own one. */
  isOwnOrigin(headers: IncomingHttpHeaders): boolean
}

/** The guard of the host that listens at this port of 127.0.0.1. */
export function createRequestGuard(port: number): RequestGuard {
  // URL leaves out port 80, as browsers do in both headers.
  const hosts = new Set(['127.0.0.1', 'localhost'].map((name) => new URL(`http://${name}:${port}`).host))
  const isOwnHost = (headers: IncomingHttpHeaders): boolean =>
    headers.host !== undefined && hosts.has(headers.host)
  return {
    isOwnHost,
    isOwnOrigin: (headers) => isOwnHost(headers) && headers.origin === `http://${headers.host}`,
  }
}
