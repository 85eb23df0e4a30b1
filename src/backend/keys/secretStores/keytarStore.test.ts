import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createKeytarStore } from './keytarStore.ts'
import type { KeytarDriver } from './keytarStore.ts'

const TIMES = { probe: 20, call: 20 }

/** A keychain behind an unanswered prompt: a call ends only when `answer` is called. */
function promptingDriver(): { driver: KeytarDriver; calls: () => number; answer: () => void } {
  let calls = 0
  let answer = (): void => undefined
  const driver: KeytarDriver = {
    getPassword: async () => null,
    deletePassword: async () => true,
    setPassword: () => {
      calls += 1
      return new Promise((resolve) => {
        answer = resolve
      })
    },
  }
  return { driver, calls: () => calls, answer: () => answer() }
}

test('a keychain that does not answer is unavailable, and is not asked again while it hangs', async () => {
  const { driver, calls, answer } = promptingDriver()
  const store = createKeytarStore(driver, TIMES)
  expect(await store.probe()).toBe('unavailable')
  expect(await store.probe()).toBe('unavailable')
  await expect(store.write('some-name', 'aa')).rejects.toThrow('does not answer')
  expect(calls()).toBe(1)
  answer()
  await wait(1)
  await store.probe()
  expect(calls()).toBe(2)
})

test('a keychain that forgets what it was told is unavailable', async () => {
  const driver: KeytarDriver = {
    getPassword: async () => null,
    setPassword: async () => undefined,
    deletePassword: async () => true,
  }
  expect(await createKeytarStore(driver, TIMES).probe()).toBe('unavailable')
})

test('no error carries the name or the value', async () => {
  const store = createKeytarStore(promptingDriver().driver, TIMES)
  const error: unknown = await store.write('some-name', 'c0ffee').catch((caught: unknown) => caught)
  expect(String(error)).not.toMatch(/some-name|c0ffee/)
})
