import type { z } from 'zod'
import { lineSchema } from './text.ts'

/** A reason of fewer characters says nothing to the owner who reads it afterwards. */
const SHORTEST_REASON = 10

/** Why somebody opens the emergency view: one line of 10 to 300 characters (security.md A13). */
export const emergencyReasonSchema: z.ZodType<string, string> = lineSchema(300).refine(
  (text) => text.length >= SHORTEST_REASON,
  'tooShort',
)
