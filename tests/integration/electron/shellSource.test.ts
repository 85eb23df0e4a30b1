import { describe, expect, it } from 'vitest'
import { readShellSources } from './shellSources.ts'

const sources = readShellSources()

describe('the source of the Electron shell', () => {
  it('imports Electron itself in main and preload only', () => {
    const importing = sources.filter((source) => source.electronImports.length > 0)
    expect(importing.map((source) => source.file).sort()).toEqual(['main.ts', 'preload.ts'])
  })

  it('makes its window in one place, from the one object of settings', () => {
    const windows = sources
      .flatMap((source) => source.calls)
      .filter(
        ({ callee, args }) => /Window$|View$/.test(callee) || args.some((text) => text.includes('preload:')),
      )
      .filter(({ callee }) => callee.startsWith('new '))
    expect(windows.map(({ file, callee }) => `${file} ${callee}`)).toEqual([
      'window.ts new parts.BrowserWindow',
    ])
    // Only the path of the preload script and the developer tools differ from one build to another.
    expect(windows[0]?.args[0]).toContain(
      'webPreferences: { ...webPreferences, preload: parts.preload, devTools: !parts.isPackaged }',
    )
  })

  it('reads no environment but the documented names', () => {
    const variables = sources
      .flatMap((source) => source.texts)
      .filter((text) => /^[A-Z]+(_[A-Z]+)+$/.test(text))
    const documented = ['ANTEROOM_DATA_DIR', 'ANTEROOM_KEY_STORE']
    expect(variables.filter((name) => name.startsWith('ANTEROOM_') || name.startsWith('ELECTRON_'))).toEqual(
      documented,
    )
  })
})
