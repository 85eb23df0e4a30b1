import type { Act } from '../../db/writeRow.ts'

/** How the log tells the rows of the sample clinic. */
export const SAMPLE_MADE: Act = { verb: 'sample.made' }
