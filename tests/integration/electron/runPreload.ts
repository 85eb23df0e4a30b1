import { EventEmitter } from 'node:events'
import { runInNewContext } from 'node:vm'
import { build } from 'vite'

/** What the preload script did when it ran. */
export type PreloadRun = {
  readonly exposed: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  readonly invoked: readonly (readonly unknown[])[]
  readonly ipcRenderer: EventEmitter
  readonly required: readonly string[]
}

/** Builds the real preload script as the program's build does: one CommonJS file that needs Electron only. */
export async function buildPreload(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      ssr: new URL('../../../src/shells/electron/preload.ts', import.meta.url).pathname,
      rollupOptions: { external: ['electron'], output: { format: 'cjs' } },
    },
    ssr: { noExternal: true },
  })
  const output = 'output' in result ? result.output : []
  const [file, ...others] = output
  if (file?.type !== 'chunk' || others.length > 0) throw new Error('the preload script is more than one file')
  return file.code
}

/** Runs the built script in a world of its own, with a fake Electron and nothing else to require. */
export function runPreload(code: string): PreloadRun {
  const exposed = new Map<string, Readonly<Record<string, unknown>>>()
  const invoked: unknown[][] = []
  const required: string[] = []
  const ipcRenderer = Object.assign(new EventEmitter(), {
    invoke: (...values: unknown[]) => {
      invoked.push(values)
      return Promise.resolve({ ok: true, data: {} })
    },
  })
  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, unknown>) => exposed.set(name, api),
    },
  }
  const require = (name: string): unknown => {
    required.push(name)
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return electron
  }
  const module = { exports: {} }
  runInNewContext(code, { require, module, exports: module.exports })
  return { exposed, invoked, ipcRenderer, required }
}
