import { statfsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { ALONE } from './support/alone.ts'

const root = new URL('..', import.meta.url).pathname

const IN_MEMORY = '/dev/shm'
const ROOM = 4 * 1024 ** 3

/** Databases come and go by the thousand here: where there is room in memory, no disk waits for any of them. */
function useMemory(): void {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    if (bavail * bsize >= ROOM) process.env['TMPDIR'] ??= IN_MEMORY
  } catch {
    // Not every system has it.
  }
}
useMemory()

/** Tests wait for one another's processes and screens as much as they compute: two at a time, on two cores or more. */
const maxWorkers = Math.max(2, Math.min(4, availableParallelism()))

/** What another thread, process or screen has to do first is awaited longer than Vitest's own second, on a busy machine. */
const AWAITED = { poll: { timeout: 10_000 } }

/** The suites of the project: `npm test` runs all of them, `vitest --project unit` one. */
export default defineConfig({
  root,
  test: {
    passWithNoTests: false,
    maxWorkers,
    // A worker takes one file after the other: loading the core and the native modules anew costs as much as many files.
    isolate: false,
    projects: [
      {
        test: {
          name: 'unit',
          root,
          include: ['src/**/*.test.ts'],
          environment: 'node',
          // Hundreds of cases of one rule, beside another worker.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          root,
          include: ['tests/{integration,contract,keyring,hub}/**/*.test.ts'],
          exclude: [...ALONE],
          globalSetup: ['tests/support/setUpRun.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: AWAITED,
        },
      },
      {
        test: {
          name: 'alone',
          root,
          include: [...ALONE],
          globalSetup: ['tests/support/setUpRun.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: AWAITED,
          fileParallelism: false,
          isolate: true,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          root,
          include: ['tests/e2e/specs/**/*.test.ts'],
          globalSetup: ['tests/support/setUpRun.ts'],
          environment: 'node',
          testTimeout: 90_000,
          hookTimeout: 120_000,
          expect: AWAITED,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'packaging',
          root,
          include: ['tests/packaging/**/*.test.ts'],
          environment: 'node',
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
})
