import { resolve } from 'node:path'

/** The checkout: package.json, src and out. */
export const PROJECT_ROOT = resolve(import.meta.dirname, '../../..')

/** The two ways to run the program from a checkout. */
export type Shell = 'electron' | 'browser'
