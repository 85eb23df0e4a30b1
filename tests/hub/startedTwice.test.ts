import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyPglite } from '#tests/support/emptyPglite.ts'
import { data, HubPc } from '#tests/support/hubPc.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'

let folder: string
const hubs: TestHub[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anteroom-twice-'))
})
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(dataFolder: string): Promise<TestHub> {
  const hub = await startHub({ dataFolder })
  hubs.push(hub)
  return hub
}

/** Starts `npm run hub` where it can't, and waits for its end. */
async function startInVain(env: Readonly<Record<string, string>>): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, ['src/hub/main.ts'], {
    env: { PATH: process.env['PATH'], TMPDIR: tmpdir(), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  const said = await text(child.stderr)
  const [code]: unknown[] = await ended
  return { code, said }
}

describe('a hub that is started a second time', { timeout: 180_000 }, () => {
  it('does not touch the folder that the first one uses, and says so in one sentence', async () => {
    const place = join(folder, 'data')
    await emptyPglite(place)
    const hub = await start(place)
    const pc = await HubPc.first(hub.address)
    expect(await startInVain({ HUB_PORT: '0', HUB_DATA_DIR: place })).toEqual({
      code: 2,
      said: 'Another hub uses this data folder. Stop it, or set HUB_DATA_DIR to another folder.\n',
    })
    await expect(start(place)).rejects.toMatchObject({ code: 'folderTaken' })
    data(await pc.client.push([pc.seal('still here')]))
    pc.client.close()

    await hubs.pop()?.stop()
    const again = await start(place)
    pc.use(pc.token, again.address)
    expect(data(await pc.client.pull(0, 0)).frames).toHaveLength(1)
    pc.client.close()
  })

  it('says in one sentence that its port is in use, and lets go of its folder', async () => {
    const first = await start(join(folder, 'first'))
    const place = join(folder, 'second')
    await emptyPglite(place)
    const { port } = new URL(first.address)
    expect(await startInVain({ HUB_PORT: port, HUB_DATA_DIR: place })).toEqual({
      code: 2,
      said: `Something else listens on port ${port}. Stop it, or set HUB_PORT to another port.\n`,
    })
    await start(place)
  })

  it('has the folder of one that was killed', async () => {
    const place = join(folder, 'data')
    await emptyPglite(place)
    const child = spawn(process.execPath, ['src/hub/main.ts'], {
      env: { ...process.env, HUB_PORT: '0', HUB_DATA_DIR: place },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(child.stdout, 'data')
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    await start(place)
  })
})
