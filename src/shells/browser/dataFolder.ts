import { posix, win32 } from 'node:path'

/** What the choice of the data folder depends on. */
export type Machine = {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Where this person's programs keep their data, by the custom of the system. Always an absolute path. */
export function defaultDataFolder({ platform, home, env }: Machine): string {
  if (platform === 'win32') {
    return win32.join(env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), 'Anteroom')
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Anteroom')
  const shared = env['XDG_DATA_HOME']
  // The XDG rule: a relative path there is invalid and has no effect.
  return shared !== undefined && posix.isAbsolute(shared)
    ? posix.join(shared, 'anteroom')
    : posix.join(home, '.local', 'share', 'anteroom')
}
