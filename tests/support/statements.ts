import { globSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'

const ROOT = resolve(import.meta.dirname, '../..')
/** The numbered statements of what the program does: 1 to this. */
export const LAST_STATEMENT = 47

/** A test, or a group of tests, whose title names statements: `… (product 21, 32–35)`. */
export type Naming = { readonly file: string; readonly title: string; readonly statements: readonly number[] }

const NAMED = /\(([^()]*\bproduct\s[^()]*)\)/gu
const NUMBERS = /^\s*(\d+)(?:\s*[–-]\s*(\d+))?\s*(?:,|and|$)?/u

/** The numbers after "product" in a title: single ones, lists and ranges. */
export function statementsIn(title: string): number[] {
  const found = new Set<number>()
  for (const [, inside = ''] of title.matchAll(NAMED)) {
    let rest = inside.slice(inside.indexOf('product') + 'product'.length)
    for (let match = NUMBERS.exec(rest); match !== null; match = NUMBERS.exec(rest)) {
      const first = Number(match[1])
      const last = Number(match[2] ?? match[1])
      for (let number = first; number <= last; number += 1) found.add(number)
      rest = rest.slice(match[0].length)
    }
  }
  return [...found].toSorted((a, b) => a - b)
}

type Node = { readonly type: string; readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** The function that a call starts from: `it` of `it.each(…)('…')`. */
function rootOf(callee: unknown): string | undefined {
  if (!isNode(callee)) return undefined
  if (callee.type === 'Identifier') return String(callee['name'])
  if (callee.type === 'MemberExpression') return rootOf(callee['object'])
  if (callee.type === 'CallExpression' || callee.type === 'TaggedTemplateExpression')
    return rootOf(callee['callee'] ?? callee['tag'])
  return undefined
}

function titleOf(argument: unknown): string | undefined {
  if (!isNode(argument)) return undefined
  if (argument.type === 'Literal' && typeof argument['value'] === 'string') return argument['value']
  if (argument.type !== 'TemplateLiteral' || !Array.isArray(argument['quasis'])) return undefined
  const parts: unknown[] = argument['quasis']
  return parts
    .map((part) => (isNode(part) && typeof part['value'] === 'object' ? JSON.stringify(part['value']) : ''))
    .join('')
}

const TITLED = new Set(['describe', 'it', 'test'])

function titlesIn(node: unknown, found: string[]): void {
  if (Array.isArray(node)) {
    for (const one of node) titlesIn(one, found)
    return
  }
  if (!isNode(node)) return
  if (node.type === 'CallExpression' && TITLED.has(rootOf(node['callee']) ?? '')) {
    const [first]: unknown[] = Array.isArray(node['arguments']) ? node['arguments'] : []
    const title = titleOf(first)
    if (title !== undefined) found.push(title)
  }
  for (const value of Object.values(node)) if (typeof value === 'object') titlesIn(value, found)
}

/** Every test that names a statement, read from the titles in the source of the tests. */
export function readNamings(): Naming[] {
  const files = globSync(['tests/**/*.test.ts', 'src/**/*.test.ts'], { cwd: ROOT }).toSorted()
  return files.flatMap((file) => {
    const path = resolve(ROOT, file)
    const source = readFileSync(path, 'utf8')
    if (!source.includes('product')) return []
    const titles: string[] = []
    titlesIn(parseSync(path, source).program, titles)
    return titles
      .map((title) => ({ file: relative(ROOT, path), title, statements: statementsIn(title) }))
      .filter(({ statements }) => statements.length > 0)
  })
}

/** The statements that no test names. */
export function gapsIn(namings: readonly Naming[]): number[] {
  const named = new Set(namings.flatMap(({ statements }) => statements))
  return Array.from({ length: LAST_STATEMENT }, (_, index) => index + 1).filter(
    (statement) => !named.has(statement),
  )
}
