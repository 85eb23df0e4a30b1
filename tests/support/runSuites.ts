import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { ALONE } from './alone.ts'

/** Which suites; all of them unless told. */
const CHOSEN = process.argv.slice(2)
const ROOT = new URL('../..', import.meta.url).pathname
const VITEST = ['run', '--config', 'tests/vitest.config.ts']
/** More files than this that fail are no chance. */
const MOST_TRIED_AGAIN = 3

const report = z.object({
  testResults: z.array(z.object({ name: z.string(), status: z.string() })),
})

/** Runs Vitest with these arguments; what it says goes to the terminal. */
function passes(args: readonly string[]): boolean {
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...VITEST, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  return status === 0
}

function failedFiles(file: string): string[] {
  const { testResults } = report.parse(JSON.parse(readFileSync(file, 'utf8')))
  return testResults.filter((one) => one.status === 'failed').map((one) => relative(ROOT, one.name))
}

/** What waits for Chromium, or measures time, can be too slow once on a busy machine; a rule of the core can't. */
const dependsOnMachine = (file: string): boolean =>
  file.startsWith('tests/e2e/') || ALONE.some((one) => one === file)

/**
 * Runs the suites, as Vitest's arguments choose them. Up to three files that depend on how busy the machine is get a second try by themselves, and are
 * named: a file that needs one has a race in it, in the test or in the program.
 */
function runSuites(folder: string): boolean {
  const file = join(folder, 'report.json')
  if (passes([...CHOSEN, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])) return true
  const failed = failedFiles(file)
  const isChance = failed.length > 0 && failed.length <= MOST_TRIED_AGAIN && failed.every(dependsOnMachine)
  if (!isChance) return false
  console.log(`\nOnce more, by themselves: ${failed.join(', ')}\n`)
  const passed = passes(failed)
  console.log(
    passed ? `\nUNSTEADY: passed only the second time: ${failed.join(', ')}\n` : '\nFailed twice.\n',
  )
  return passed
}

const folder = mkdtempSync(join(tmpdir(), 'anteroom-suites-'))
try {
  process.exitCode = runSuites(folder) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
