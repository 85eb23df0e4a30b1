import { homedir } from 'node:os'
import { join, posix, resolve } from 'node:path'

/** What whoever runs a hub can set, by environment variables. */
export type HubConfig = {
  /** 0 for any free port. */
  readonly port: number
  readonly host: string
  /** PostgreSQL; undefined for the embedded database in `dataFolder`. */
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
  /** Paths of PEM files. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  /** Where a proxy in front says who asks. */
  readonly trustsProxy: boolean
  /** The word that a new clinic needs; empty where any may come. */
  readonly registrationCode: string
  /** Bytes that one clinic may store. */
  readonly storageLimit: number
  /** Requests a minute: of one PC, and of one address that shows no token. */
  readonly ratePerDevice: number
  readonly ratePerAddress: number
  /** Openings of public team pages a minute from one address, and pages that one clinic publishes. */
  readonly ratePerReader: number
  readonly ratePerPublisher: number
}

const GIBIBYTE = 1024 ** 3

function defaultFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local'), 'Anteroom', 'hub-data')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Anteroom', 'hub-data')
  const shared = env['XDG_DATA_HOME']
  const home =
    shared !== undefined && posix.isAbsolute(shared) ? shared : posix.join(homedir(), '.local', 'share')
  return posix.join(home, 'anteroom', 'hub-data')
}

/** @returns the configuration, or the sentence that says which part is wrong */
export function readConfig(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): { readonly ok: true; readonly config: HubConfig } | { readonly ok: false; readonly sentence: string } {
  const no = (sentence: string) => ({ ok: false, sentence }) as const
  const port = env['HUB_PORT'] || '4870'
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535)
    return no('HUB_PORT must be a number from 0 to 65535.')
  const limit = env['HUB_STORAGE_LIMIT'] || String(10 * GIBIBYTE)
  if (!/^\d{1,15}$/u.test(limit)) return no('HUB_STORAGE_LIMIT must be a number of bytes.')
  const cert = env['HUB_TLS_CERT'] || ''
  const key = env['HUB_TLS_KEY'] || ''
  if ((cert === '') !== (key === '')) return no('HUB_TLS_CERT and HUB_TLS_KEY go together.')
  const databaseUrl = env['DATABASE_URL'] || undefined
  if (databaseUrl !== undefined && !/^postgres(?:ql)?:\/\//u.test(databaseUrl))
    return no('DATABASE_URL must begin with postgresql://.')
  const trust = env['HUB_TRUST_PROXY'] || '0'
  if (trust !== '0' && trust !== '1') return no('HUB_TRUST_PROXY must be 1 or 0.')
  return {
    ok: true,
    config: {
      port: Number(port),
      host: env['HUB_HOST'] || '127.0.0.1',
      databaseUrl,
      dataFolder: env['HUB_DATA_DIR'] ? resolve(env['HUB_DATA_DIR']) : defaultFolder(env, platform),
      tls: cert === '' ? undefined : { cert: resolve(cert), key: resolve(key) },
      trustsProxy: trust === '1',
      registrationCode: env['HUB_REGISTRATION_CODE'] || '',
      storageLimit: Number(limit),
      ratePerDevice: 3_000,
      ratePerAddress: 60,
      ratePerReader: 240,
      ratePerPublisher: 60,
    },
  }
}
