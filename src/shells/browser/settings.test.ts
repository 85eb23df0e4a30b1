import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

const read = (env: Record<string, string>): ReturnType<typeof readSettings> =>
  readSettings({ platform: 'linux', home: '/home/x', env })

describe('settings', () => {
  it('needs none', () => {
    expect(read({})).toEqual({
      ok: true,
      settings: {
        port: 0,
        dataFolder: '/home/x/.local/share/anteroom',
        opensBrowser: true,
        prefersKeyFile: false,
      },
    })
  })

  it('obeys all of them', () => {
    const env = {
      ANTEROOM_PORT: '4870',
      ANTEROOM_DATA_DIR: '/data/clinic',
      ANTEROOM_OPEN: '0',
      ANTEROOM_KEY_STORE: 'file',
    }
    expect(read(env)).toEqual({
      ok: true,
      settings: { port: 4870, dataFolder: '/data/clinic', opensBrowser: false, prefersKeyFile: true },
    })
  })

  it.each(['65536', '-1', '80.5', 'abc', '0x50', ' 80', '100000'])('names a wrong port: %j', (port) => {
    expect(read({ ANTEROOM_PORT: port })).toEqual({
      ok: false,
      sentence: 'ANTEROOM_PORT must be a number from 0 to 65535.',
    })
  })

  it('names a wrong key store, so that a slip never weakens it', () => {
    expect(read({ ANTEROOM_KEY_STORE: 'flie' })).toMatchObject({ ok: false })
  })
})
