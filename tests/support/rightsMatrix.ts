import { createHash } from 'node:crypto'
import { contract, type RouteName } from '#shared/contract/index.ts'
import { type AskFrom, type State, STATES } from './rightsStates.ts'

/** Every route, in the order of the alphabet. */
export const ROUTES: readonly RouteName[] = Object.keys(contract)
  .filter((name): name is RouteName => Object.hasOwn(contract, name))
  .toSorted()

/** `in`, or the code with which the door stayed shut. */
export type Cell = string
/** What the door says in every state to every route. */
export type Matrix = Readonly<Record<string, Readonly<Record<State, Cell>>>>

const SHUT: ReadonlySet<string> = new Set([
  'UNKNOWN_ROUTE',
  'WRONG_STAGE',
  'NOT_SIGNED_IN',
  'LOCKED',
  'MUST_CHANGE_PASSWORD',
  'MUST_ENROL_MFA',
  'FORBIDDEN',
])

/** An unknown key is refused behind the door and before the use case: nothing is done on the way. */
const HARMLESS = { thisIsNoField: 1 }

/** Knocks at every route from every state. */
export async function measureMatrix(ask: AskFrom): Promise<Matrix> {
  const matrix: Record<string, Record<State, Cell>> = {}
  for (const route of ROUTES) {
    const cells: [State, Cell][] = []
    for (const state of STATES) {
      const answer = await ask(state, route, HARMLESS)
      if (answer.ok) throw new Error(`${route} × ${state}: an unknown key was taken`)
      const { code } = answer.error
      cells.push([state, SHUT.has(code) ? code : code === 'BAD_INPUT' ? 'in' : `in: ${code}`])
    }
    // One entry for each state was pushed above.
    matrix[route] = Object.fromEntries(cells) as Record<State, Cell>
  }
  return matrix
}

/** One short text for a whole matrix: two doors are the same where these are. */
export function hashMatrix(matrix: Matrix): string {
  const rows = ROUTES.map((route) => [route, ...STATES.map((state) => matrix[route]?.[state])])
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16)
}
