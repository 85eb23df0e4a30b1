import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createApp } from '#backend/app.ts'
import { createNodePorts } from './nodePorts.ts'
import { openBrowser } from './openBrowser.ts'
import { readSettings } from './settings.ts'
import type { Settings } from './settings.ts'
import { startBrowserShell } from './startBrowserShell.ts'

/** After this the process ends whatever is still in hand; the database survives that by design. */
const STOP_LIMIT_MS = 10_000

/** The sentence to a person, and the end. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** The folder of package.json: this file runs from `out/browser`. */
function findProjectRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

function explainPort(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Set ANTEROOM_PORT to another one, or leave it out.`
  if (code === 'EACCES') return `Port ${port} needs an administrator. Set ANTEROOM_PORT to one above 1023.`
  return `Anteroom can't serve on port ${port}.`
}

async function runHost(settings: Settings): Promise<void> {
  const root = findProjectRoot()
  const rendererFolder = join(root, 'out/renderer')
  if (!existsSync(join(rendererFolder, 'index.html'))) giveUp('Anteroom is not built. Run: npm start')
  const threadEntry = pathToFileURL(join(import.meta.dirname, 'thread.js'))
  const ports = await createNodePorts(settings, root, threadEntry).catch(() =>
    giveUp(`Anteroom can't write in ${settings.dataFolder}. Set ANTEROOM_DATA_DIR to a folder of yours.`),
  )
  const app = await createApp(ports)
  const { port } = settings
  const shell = await startBrowserShell(app, { port, rendererFolder, log: ports.log }).catch(
    async (error: unknown) => {
      await app.stop()
      return giveUp(explainPort(error, port))
    },
  )

  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref()
    await shell.stop()
    await app.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())

  const announce = (): string => {
    const address = shell.address()
    process.stdout.write(`Anteroom is ready: ${address}\n`)
    return address
  }
  const address = announce()
  // A token opens one browser once: ENTER gives an address for another one.
  process.stdin.on('data', announce).on('error', () => {})
  process.stdin.unref?.()
  if (settings.opensBrowser) openBrowser(address)
}

const read = readSettings({ platform: process.platform, home: homedir(), env: process.env })
if (!read.ok) giveUp(read.sentence)
await runHost(read.settings)
