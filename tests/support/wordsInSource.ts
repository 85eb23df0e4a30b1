import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseSync } from 'oxc-parser'

type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown }
type Visit = (node: Node, isInFunction: boolean) => void

const ROOT = new URL('../../src/renderer/', import.meta.url).pathname
export const TEXT_FOLDER = join(ROOT, 'text')

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

function walk(node: Node, visit: Visit, isInFunction = false): void {
  visit(node, isInFunction)
  const isInside = isInFunction || FUNCTIONS.has(node.type)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) walk(child, visit, isInside)
  }
}

/** Every source file of the screens, tests apart. */
export function rendererFiles(): string[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(?:test|d)\.tsx?$/.test(name))
    .map((name) => join(ROOT, name))
}

function parse(file: string): { readonly program: Node; readonly place: (node: Node) => string } {
  const source = readFileSync(file, 'utf8')
  const { program } = parseSync(file, source)
  if (!isNode(program)) throw new Error(`No program in ${file}`)
  const place = ({ start }: Node): string =>
    `${file.slice(ROOT.length)}:${source.slice(0, start).split('\n').length}`
  return { program, place }
}

const LETTERS = /\p{L}{2,}/u
/** Attributes that people read or hear. */
const SAID = new Set([
  'label',
  'title',
  'placeholder',
  'description',
  'alt',
  'error',
  'message',
  'nothingFoundMessage',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'closeButtonLabel',
])

function textOf(node: Node): string {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : ''
  if (node.type === 'JSXExpressionContainer')
    return isNode(node['expression']) ? textOf(node['expression']) : ''
  if (node.type === 'ConditionalExpression')
    return [node['consequent'], node['alternate']].map((one) => (isNode(one) ? textOf(one) : '')).join(' ')
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return ''
  return node['quasis']
    .map((part: unknown) => (isNode(part) ? JSON.stringify(part['value']) : ''))
    .join(' ')
    .replaceAll(/"(?:raw|cooked)":/g, '')
}

function nameOf(node: unknown): string {
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : ''
}

/** Sentences that stand in a screen's own source instead of the catalogue, with their place. */
export function strayTexts(file: string): string[] {
  const { program, place } = parse(file)
  const found: string[] = []
  const note = (node: Node, text: string): void => {
    if (LETTERS.test(text)) found.push(`${place(node)} ${text.trim()}`)
  }
  walk(program, (node) => {
    if (node.type === 'JSXText') note(node, String(node['value']))
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of Array.isArray(node['children']) ? node['children'] : [])
        if (isNode(child) && child.type === 'JSXExpressionContainer') note(child, textOf(child))
    if (node.type === 'JSXAttribute' && SAID.has(nameOf(node['name'])) && isNode(node['value']))
      note(node, textOf(node['value']))
    if (node.type === 'Property' && SAID.has(nameOf(node['key'])) && isNode(node['value']))
      note(node, textOf(node['value']))
  })
  return [...new Set(found)]
}

/** Formats that follow the system's language instead of the reader's, with their place. */
export function strayFormats(file: string): string[] {
  if (basename(file) === 'locale.ts') return []
  const { program, place } = parse(file)
  const found: string[] = []
  walk(program, (node) => {
    const { callee } = node
    if ((node.type !== 'NewExpression' && node.type !== 'CallExpression') || !isNode(callee)) return
    const isIntl = callee.type === 'MemberExpression' && nameOf(callee['object']) === 'Intl'
    const isLocale = callee.type === 'MemberExpression' && nameOf(callee['property']).startsWith('toLocale')
    const [locale] = Array.isArray(node['arguments']) ? node['arguments'] : []
    // A fixed locale writes for machines: `YYYY-MM-DD`.
    const isForMachines = isNode(locale) && locale.type === 'Literal'
    const isList = nameOf(callee['property']) === 'supportedValuesOf'
    if ((isIntl || isLocale) && !isForMachines && !isList) found.push(place(node))
  })
  return found
}

/** A read of the catalogue while a module loads: of which file of words, and along which path. */
export type EarlyRead = { readonly place: string; readonly from: string; readonly path: readonly string[] }

/** The path `a.b.c` of a chain of members, from the outermost node. */
function chainOf(node: Node): string[] | undefined {
  if (node.type === 'Identifier') return [nameOf(node)]
  if (node.type !== 'MemberExpression' || !isNode(node['object'])) return undefined
  const inner = chainOf(node['object'])
  const key = node['computed'] === true ? undefined : nameOf(node['property'])
  return inner === undefined || key === undefined ? inner : [...inner, key]
}

/** What a module takes from files of words, by its own names. */
function wordImports(file: string, program: Node): Map<string, { from: string; name: string }> {
  const taken = new Map<string, { from: string; name: string }>()
  walk(program, (node) => {
    if (node.type !== 'ImportDeclaration' || node['importKind'] === 'type' || !isNode(node['source'])) return
    const from = String(node['source']['value'])
    const isWords =
      from.startsWith('#renderer/text/') || (file.startsWith(TEXT_FOLDER) && from.startsWith('./'))
    for (const one of isWords && Array.isArray(node['specifiers']) ? node['specifiers'] : [])
      if (isNode(one))
        taken.set(nameOf(one['local']), { from: basename(from), name: nameOf(one['imported']) })
  })
  return taken
}

/** Words that a module reads while it loads, before anybody chose a language. */
export function earlyReads(file: string): EarlyRead[] {
  const { program, place } = parse(file)
  const taken = wordImports(file, program)
  const found: EarlyRead[] = []
  walk(program, (node, isInFunction) => {
    if (isInFunction || (node.type !== 'MemberExpression' && node.type !== 'SpreadElement')) return
    const chain =
      node.type === 'SpreadElement' && isNode(node['argument']) ? chainOf(node['argument']) : chainOf(node)
    const source = chain === undefined ? undefined : taken.get(chain[0] ?? '')
    if (source === undefined || chain === undefined) return
    const path = [source.name, ...chain.slice(1), ...(node.type === 'SpreadElement' ? ['…'] : [])]
    found.push({ place: place(node), from: source.from, path })
  })
  return found
}
