import { afterEach, expect, test, vi } from 'vitest'
import { requireKeyring } from '#tests/support/keyring.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('without a keyring the suite fails and names the Debian packages to install', () => {
  vi.stubEnv('PATH', '/nowhere')
  expect(() => requireKeyring()).toThrow(
    'The keyring tests need dbus-run-session, dbus-send, gnome-keyring-daemon: install the Debian packages ' +
      'dbus, gnome-keyring, libsecret-1-0 and libsecret-1-dev, then run npm ci.',
  )
})
