import { describe, expect, it } from 'vitest'
import { defaultDataFolder } from './dataFolder.ts'

describe('dataFolder', () => {
  it('goes by the custom of each system', () => {
    const home = '/home/x'
    expect(defaultDataFolder({ platform: 'linux', home, env: {} })).toBe('/home/x/.local/share/anteroom')
    expect(defaultDataFolder({ platform: 'linux', home, env: { XDG_DATA_HOME: '/data' } })).toBe(
      '/data/anteroom',
    )
    expect(defaultDataFolder({ platform: 'darwin', home, env: {} })).toBe(
      '/home/x/Library/Application Support/Anteroom',
    )
    expect(
      defaultDataFolder({ platform: 'win32', home: 'C:\\u', env: { LOCALAPPDATA: 'C:\\u\\Local' } }),
    ).toBe('C:\\u\\Local\\Anteroom')
    expect(defaultDataFolder({ platform: 'win32', home: 'C:\\u', env: {} })).toBe(
      'C:\\u\\AppData\\Local\\Anteroom',
    )
  })

  it('takes no relative XDG folder', () => {
    expect(defaultDataFolder({ platform: 'linux', home: '/h', env: { XDG_DATA_HOME: 'data' } })).toBe(
      '/h/.local/share/anteroom',
    )
  })
})
