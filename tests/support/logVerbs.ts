import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { PROJECT } from './importGraph.ts'

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sources(path)
    return name.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(name) ? [path] : []
  })
}

const children = (node: Node): Node[] =>
  Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  )

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of children(node)) walk(child, visit)
}

/** The string literals in an expression or type; the condition of a choice is none of its outcomes. */
function literalsIn(node: Node): string[] {
  if (node['type'] === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : []
  const { test: _, ...rest } = node
  return children(rest).flatMap(literalsIn)
}

const isVerb = (key: unknown): boolean =>
  isNode(key) &&
  ((key['type'] === 'Identifier' && key['name'] === 'verb') ||
    (key['type'] === 'Literal' && key['value'] === 'verb'))

/** What a node says a verb is: a property, variable or typed parameter of that name. */
function verbSource(node: Node): unknown {
  switch (node['type']) {
    case 'Property':
      return isVerb(node['key']) ? node['value'] : undefined
    case 'VariableDeclarator':
      return isVerb(node['id']) ? node['init'] : undefined
    case 'TSPropertySignature':
      return isVerb(node['key']) ? node['typeAnnotation'] : undefined
    case 'Identifier':
      return isVerb(node) ? node['typeAnnotation'] : undefined
    default:
      return undefined
  }
}

/** Which parameter of a function is its verb, by the function's name. */
function verbParameter(node: Node): readonly [string, number] | undefined {
  const { id, params } = node
  if (!isNode(id) || typeof id['name'] !== 'string' || !Array.isArray(params)) return undefined
  const at = params.findIndex(isVerb)
  return at < 0 ? undefined : [id['name'], at]
}

/** A verb that the source writes into the log, and where. */
export type LogVerb = { readonly verb: string; readonly file: string }

/** Every verb that the backend's source writes into the log, read from its syntax. */
export function readLogVerbs(): LogVerb[] {
  const files = sources(join(PROJECT, 'src/backend')).map((file) => {
    const parsed: unknown = parseSync(file, readFileSync(file, 'utf8')).program
    return { file: file.slice(PROJECT.length + 1), program: isNode(parsed) ? parsed : {} }
  })
  const parameters = new Map<string, number>()
  for (const { program } of files) {
    walk(program, (node) => {
      const found = verbParameter(node)
      if (found !== undefined) parameters.set(...found)
    })
  }
  const verbs: LogVerb[] = []
  for (const { file, program } of files) {
    const take = (source: unknown): void => {
      if (isNode(source)) for (const verb of literalsIn(source)) verbs.push({ verb, file })
    }
    walk(program, (node) => {
      take(verbSource(node))
      const { callee, arguments: given } = node
      const at =
        isNode(callee) && typeof callee['name'] === 'string' ? parameters.get(callee['name']) : undefined
      if (at !== undefined && Array.isArray(given)) take(given[at])
    })
  }
  return verbs
}
