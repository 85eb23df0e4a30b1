import { describe, expect, it } from 'vitest'
import { must } from '#shared/lib/must.ts'
import { hashMatrix, measureMatrix, ROUTES } from '#tests/support/rightsMatrix.ts'
import { type AskFrom, type State, STATES, takeStates } from '#tests/support/rightsStates.ts'
import { startClinic } from '#tests/support/testApp.ts'
import { BINDERS, type Link } from '../contract/binders.ts'

/** The matrix as the core itself answers it. */
async function hashOfCore(): Promise<string> {
  const test = await startClinic()
  try {
    const ask: AskFrom = (state, route, input) => test.raw(route, input, state)
    await takeStates(test, ask)
    return hashMatrix(await measureMatrix(ask))
  } finally {
    await test.stop()
  }
}

/** The same over real sockets: one browser, with a cookie of its own, for each state. */
async function hashOverWebSocket(): Promise<string> {
  const binder = must(
    BINDERS.find(({ name }) => name === 'WebSocket'),
    'the WebSocket binder',
  )
  const test = await startClinic()
  const links = new Map<State, Link>()
  try {
    for (const state of STATES) links.set(state, await binder.open(test.app, () => undefined))
    const ask: AskFrom = (state, route, input) => must(links.get(state), state).ask(route, input)
    await takeStates(test, ask)
    return hashMatrix(await measureMatrix(ask))
  } finally {
    for (const link of links.values()) await link.close()
    await test.stop()
  }
}

describe('the browser shell (Z6)', () => {
  it('has the rights matrix of the core, cell by cell', async () => {
    const core = await hashOfCore()
    const overWebSocket = await hashOverWebSocket()
    console.log(
      `rights matrix over the WebSocket: ${ROUTES.length * STATES.length} cells, core ${core}, browser shell ${overWebSocket}`,
    )
    expect(overWebSocket).toBe(core)
    // Some 5,500 calls: a machine that does other things beside needs its time.
  }, 240_000)
})
