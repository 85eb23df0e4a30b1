import { resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { contract, type Route } from '#shared/contract/index.ts'
import { RIGHTS, type Right, scopeOf, type Scope } from '#shared/domain/rights.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import { roleNames } from '#renderer/text/index.ts'
import { rightNames, rightsGroupNames, rightsGroups } from '#renderer/text/rights.ts'
import { type Matrix, ROUTES } from './rightsMatrix.ts'
import { type State, STATES } from './rightsStates.ts'

/** Where the rights stand in words and as a table. */
export const RIGHTS_DOC = resolve(import.meta.dirname, '../../docs/rights.md')

const isRight = (access: string): access is Right => Object.hasOwn(RIGHTS, access)
const isRole = (state: State): state is Role => ROLES.some((role) => role === state)
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const REACH: Readonly<Record<Scope, string>> = {
  all: 'yes',
  notOwners: 'not owners',
  ownCrew: 'own crew’s',
  own: 'own',
}

const STATE_NAMES: Readonly<Record<State, string>> = {
  ...roleNames,
  nobody: 'nobody',
  needsCode: 'code owed',
  mustChangePassword: 'password owed',
  mustEnrolMfa: 'MFA owed',
  locked: 'locked',
  expired: '12 h over',
  emergency: 'emergency',
}

const INTRODUCTION = `# Rights

Made by \`npm run rights\` from the running program: every route is asked from every state. A test fails where this
page is stale, and another where the program differs from the table that is written by hand in
\`tests/integration/rightsMatrix.test.ts\`.

## Who may what

The table in \`src/shared/domain/rights.ts\` is the only one. The router asks it at every call, the navigation is made
from it, and so is "What will this person see?" in an account. Several roles: what either of them gives, and the wider
reach of the two.

`

const RULES = `

- "own" is oneself, and the clients one looks after. "own crew's" adds the clients of the crews one manages.
- Finance adds the finances to the charts that another role shows. Alone it shows no chart, and a student sees no
  finances with it.
- Nobody changes their own roles or status.
- The last active owner can't be made inactive, and ownership can't be taken from them. Ownership is given and taken in
  Settings > Clinic.
- An Office Admin changes neither status, sign-in e-mail, password nor second factor of an owner, nor anybody's roles.
- Guardians and contacts hold no role and can't sign in here.
- Acts under "fresh" in the last table, and changed roles in an account, ask for the password again (and for a code,
  where there is a second factor) five minutes after the last proof.
- Somebody whose roles, status, password or second factor somebody else changed is signed out at once.
- Over 300 different records in ten minutes, or 60 in one, end the reading for ten minutes. The owners are told.

## How a call gets in

A call passes, in this order: the route is in the contract · the program is at the route's stage · somebody is signed
in at this seat, as far as the route needs it · the right is held · the proof of who it is is fresh, where the route
asks for that · the input fits the route's strict schema · reading is within its bounds. Then the use case asks for
what it needs to know: whom the call is about, whether the right reaches them, and the rules above. Who calls, from
where and when never comes from the input.

| state           | who is at the seat                                                               |
| --------------- | -------------------------------------------------------------------------------- |
| nobody          | nobody has signed in                                                             |
| code owed       | the password was right; the code of the second factor is missing                 |
| password owed   | signed in with a temporary password                                              |
| MFA owed        | signed in; the clinic requires a second factor that is not there yet             |
| a role          | somebody at an unlocked desk who holds this role alone                           |
| locked          | somebody is signed in, and the desk is locked                                    |
| 12 h over       | somebody signed in more than twelve hours ago                                    |
| emergency       | nobody is signed in; the emergency view is open                                  |

## Every route

"asks for" is the right, or how far somebody must have come. A cell tells whether the door opens, and how far the right
reaches there; an empty one is a refusal.

`

function rightsTable(): string {
  const rows = rightsGroups.flatMap(({ id, rights }) =>
    rights.map((right, index) => [
      index === 0 ? rightsGroupNames[id] : '',
      rightNames[right],
      ...ROLES.map((role) => reachOf(right, role)),
    ]),
  )
  return table(['', 'may', ...ROLES.map((role) => roleNames[role])], rows)
}

function reachOf(right: Right, role: Role): string {
  const scope = scopeOf(right, [role])
  if (scope !== undefined) return REACH[scope]
  // What a role has only together with Finance is no right of its own, but of the pair.
  if (right !== 'clients.viewFinances') return 'no'
  return scopeOf(right, [role, 'finance']) === undefined || role === 'finance' ? 'no' : 'with Finance'
}

function cellOf(route: Route, cell: string | undefined, state: State): string {
  if (cell === undefined || !cell.startsWith('in')) return ''
  const scope = isRight(route.access) && isRole(state) ? scopeOf(route.access, [state]) : undefined
  return scope === undefined || scope === 'all' ? 'yes' : REACH[scope]
}

function routesTable(matrix: Matrix): string {
  const rows = ROUTES.map((name) => {
    const route: Route = contract[name]
    return [
      `\`${name}\``,
      route.access,
      route.audit,
      route.isFresh === true ? 'yes' : '',
      ...STATES.map((state) => cellOf(route, matrix[name]?.[state], state)),
    ]
  })
  return table(['route', 'asks for', 'log', 'fresh', ...STATES.map((state) => STATE_NAMES[state])], rows)
}

/** The whole page, formatted as the project's pages are. */
export async function renderRights(matrix: Matrix): Promise<string> {
  const count = `\n\n${ROUTES.length} routes × ${STATES.length} states = ${ROUTES.length * STATES.length} cells.\n`
  const text = INTRODUCTION + rightsTable() + RULES + routesTable(matrix) + count
  return format(text, { ...(await resolveConfig(RIGHTS_DOC)), parser: 'markdown' })
}
