import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFileStore } from './fileStore.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anteroom-files-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('keeps secrets in 0600 files in a 0700 folder, also where the folder was open to others', async () => {
  const keys = join(folder, 'keys')
  await mkdir(keys)
  await chmod(keys, 0o755)
  await createFileStore(keys).write('some-name', 'aa')
  expect((await stat(keys)).mode & 0o777).toBe(0o700)
  expect((await stat(join(keys, 'some-name.key'))).mode & 0o777).toBe(0o600)
})

test('a probe leaves nothing behind', async () => {
  const keys = join(folder, 'keys')
  expect(await createFileStore(keys).probe()).toBe('ok')
  expect(await readdir(keys)).toEqual([])
})

test('is unavailable where its folder can not be made', async () => {
  await createFileStore(folder).write('some-name', 'aa')
  const store = createFileStore(join(folder, 'some-name.key', 'keys'))
  expect(await store.probe()).toBe('unavailable')
  await expect(store.write('some-name', 'aa')).rejects.toThrow()
})
