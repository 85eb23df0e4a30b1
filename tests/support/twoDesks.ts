import { expect, vi } from 'vitest'
import type { SyncState } from '#shared/contract/sync.ts'
import { startHub } from './startHub.ts'
import { startWire } from './startWire.ts'
import { dataOf, OWNER_EMAIL, OWNER_PASSWORD, startClinic, startTestApp, type TestApp } from './testApp.ts'

export const PATIENCE = { timeout: 15_000, interval: 100 }

/** Two PCs of one clinic, the owner signed in at both, and a hub that can go away and come back. */
export type TwoDesks = {
  readonly a: TestApp
  readonly b: TestApp
  readonly hubGoes: () => void
  /** The hub answers again; nobody waits for the PCs. */
  readonly hubAnswers: () => void
  /** The hub answers again, and both PCs have everything. */
  readonly hubIsBack: () => Promise<void>
  /** Waits until both have everything. */
  readonly inStep: () => Promise<void>
  readonly stop: () => Promise<void>
}

const stateOf = async (app: TestApp): Promise<SyncState> => dataOf(await app.ask('sync.get', {}))

async function waitInStep(app: TestApp): Promise<void> {
  await vi.waitFor(
    async () => expect(await stateOf(app)).toMatchObject({ kind: 'inStep', unsent: 0 }),
    PATIENCE,
  )
}

/** Starts them; people who are added on A before `join` are there on B, too. */
export async function startTwoDesks(
  prepare: (a: TestApp) => Promise<void> = async () => {},
): Promise<TwoDesks> {
  const hub = await startHub()
  const wire = await startWire(hub.address)
  const { address } = wire
  const a = await startClinic()
  await prepare(a)
  dataOf(await a.ask('sync.createAccount', { address, registrationCode: '' }))
  await waitInStep(a)
  const { code } = dataOf(await a.ask('sync.addPc', {}))
  const b = await startTestApp()
  dataOf(await b.ask('setup.joinClinic', { code, pcName: 'Back office', keepKeyInFile: true }))
  await vi.waitFor(async () => expect(dataOf(await b.ask('start.get', {})).isJoining).toBe(false), PATIENCE)
  dataOf(await b.ask('identity.signIn', { email: OWNER_EMAIL, password: OWNER_PASSWORD }))
  await waitInStep(b)
  return {
    a,
    b,
    hubAnswers: wire.plugIn,
    hubGoes: wire.unplug,
    hubIsBack: async () => {
      wire.plugIn()
      for (const app of [a, b, a, b]) {
        dataOf(await app.ask('sync.now', {}))
        await waitInStep(app)
      }
    },
    inStep: async () => {
      for (const app of [a, b]) await waitInStep(app)
    },
    stop: async () => {
      await a.stop()
      await b.stop()
      await wire.stop()
      await hub.stop()
    },
  }
}
