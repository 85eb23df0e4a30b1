import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

/** The suites of the project: `npm test` runs all of them, `vitest --project unit` one. */
export default defineConfig({
  root,
  test: {
    passWithNoTests: false,
    projects: [
      { test: { name: 'unit', root, include: ['src/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'integration',
          root,
          include: ['tests/{integration,contract,keyring,crash,hub}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          root,
          include: ['tests/e2e/specs/**/*.test.ts'],
          globalSetup: ['tests/e2e/makeSampleOnce.ts'],
          environment: 'node',
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // A value on the screen is awaited like an element is; Vitest's own second is for values in memory.
          expect: { poll: { timeout: 10_000 } },
          fileParallelism: false,
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
