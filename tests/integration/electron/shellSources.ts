import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

/** One call in the shell's source, as written; a `new Thing(…)` is a call of "new Thing". */
export type SourceCall = {
  readonly file: string
  readonly callee: string
  readonly args: readonly string[]
  readonly at: number
}

/** What the checks ask of the shell's own source: every call, name and text in it, with comments left out. */
export type ShellSource = {
  readonly file: string
  readonly calls: readonly SourceCall[]
  /** Identifiers and property keys. */
  readonly names: ReadonlySet<string>
  /** String literals and the fixed parts of templates. */
  readonly texts: readonly string[]
  /** Names imported from `electron`, types left out. */
  readonly electronImports: readonly string[]
}

const folder = new URL('../../../src/shells/electron/', import.meta.url).pathname

function readShellSource(file: string): ShellSource {
  const text = readFileSync(join(folder, file), 'utf8')
  const { program, errors, module } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} does not parse`)
  const calls: SourceCall[] = []
  const names = new Set<string>()
  const texts: string[] = []
  const slice = (node: { readonly start: number; readonly end: number }): string =>
    text.slice(node.start, node.end)
  new Visitor({
    CallExpression: (node) => {
      calls.push({ file, callee: slice(node.callee), args: node.arguments.map(slice), at: node.start })
    },
    NewExpression: (node) => {
      const callee = `new ${slice(node.callee)}`
      calls.push({ file, callee, args: node.arguments.map(slice), at: node.start })
    },
    Identifier: (node) => {
      names.add(node.name)
    },
    Literal: (node) => {
      if (typeof node.value === 'string') texts.push(node.value)
    },
    TemplateElement: (node) => {
      texts.push(node.value.raw)
    },
  }).visit(program)
  const electronImports = module.staticImports
    .filter((entry) => entry.moduleRequest.value === 'electron')
    .flatMap((entry) => entry.entries.filter((name) => !name.isType))
    .map((name) => name.importName.name ?? name.importName.kind)
  return { file, calls, names, texts, electronImports }
}

/** Every source file of the Electron shell, tests left out. */
export function readShellSources(): readonly ShellSource[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(readShellSource)
}
