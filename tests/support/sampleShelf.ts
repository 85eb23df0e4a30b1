import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  // Only an interface adds to the one that Vitest declares.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    /** Where the first spec that needs the sample clinic leaves it for the others of this run. */
    readonly sampleShelf: string
  }
}

/** Gives the specs of a run one place for a sample clinic they all start from, and clears it away after them. */
export function setup(project: TestProject): () => void {
  const shelf = mkdtempSync(join(tmpdir(), 'anteroom-sample-'))
  project.provide('sampleShelf', shelf)
  return () => rmSync(shelf, { recursive: true, force: true })
}
