import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'

export const PROJECT = resolve(import.meta.dirname, '../..')

/** One import of one file: what it names, where that leads inside the project, and whether types alone cross. */
export type Edge = { readonly from: string; readonly to: string; readonly isTypeOnly: boolean }

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sources(path)
    return /\.tsx?$/.test(name) && !/\.(?:test|d)\.tsx?$/.test(name) ? [path] : []
  })
}

function target(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`.replace('src/tests/', 'tests/')
  if (specifier.startsWith('.'))
    return relative(PROJECT, resolve(file, '..', specifier)).replaceAll('\\', '/')
  return specifier
}

/** Every import under `src`, test files left out: static ones, re-exports, and `import()` of a constant. */
export function readImportGraph(): Edge[] {
  return sources(join(PROJECT, 'src')).flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const { module } = parseSync(file, text)
    const from = relative(PROJECT, file).replaceAll('\\', '/')
    const statics = module.staticImports.map((each): Edge => {
      const isTypeOnly = each.entries.length > 0 && each.entries.every((entry) => entry.isType)
      return { from, to: target(file, each.moduleRequest.value), isTypeOnly }
    })
    const exports = module.staticExports.flatMap((each) =>
      each.entries.flatMap((entry): Edge[] =>
        entry.moduleRequest === null
          ? []
          : [{ from, to: target(file, entry.moduleRequest.value), isTypeOnly: entry.isType }],
      ),
    )
    const dynamics = module.dynamicImports.flatMap((each): Edge[] => {
      const specifier = /^['"](.+)['"]$/.exec(
        text.slice(each.moduleRequest.start, each.moduleRequest.end),
      )?.[1]
      return specifier === undefined ? [] : [{ from, to: target(file, specifier), isTypeOnly: false }]
    })
    return [...statics, ...exports, ...dynamics]
  })
}
