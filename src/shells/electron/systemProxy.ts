import type { ProxyEnvironment } from '#backend/ports.ts'

const ENTRY = /^(DIRECT|PROXY|HTTPS)(?:\s+(\S+))?$/u

/**
 * The first way that the system names for an address and that a tunnel can take; SOCKS is none. Such a list reads
 * `PROXY proxy.example.org:8080; DIRECT`.
 */
function readProxies(list: string): ProxyEnvironment {
  for (const part of list.split(';')) {
    const entry = ENTRY.exec(part.trim())
    if (entry === null) continue
    const [, kind, place] = entry
    if (kind === 'DIRECT') return {}
    if (place !== undefined) return { HTTPS_PROXY: `${kind === 'HTTPS' ? 'https' : 'http'}://${place}` }
  }
  return {}
}

/** The system's proxy for an address, as Chromium finds it: settings of the system, or a PAC file. */
export async function systemProxy(
  session: { readonly resolveProxy: (address: string) => Promise<string> },
  address: string,
): Promise<ProxyEnvironment> {
  return readProxies(await session.resolveProxy(address))
}
