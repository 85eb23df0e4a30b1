import { z } from 'zod'
import { readLog } from './readLog.ts'
import type { TestApp } from './testApp.ts'

const entrySchema = z.object({
  act_id: z.string(),
  actor_id: z.string().nullable(),
  verb: z.string(),
  table_name: z.string().nullable(),
  row_id: z.string().nullable(),
  about_user_id: z.string().nullable(),
})
export type LoggedEntry = z.infer<typeof entrySchema>

/** The entries of a verb by act, in the order of the log. */
export async function readActs(test: TestApp, verb: string): Promise<ReadonlyMap<string, LoggedEntry[]>> {
  const acts = new Map<string, LoggedEntry[]>()
  for (const row of await readLog(test, verb)) {
    const entry = entrySchema.parse(row)
    acts.set(entry.act_id, [...(acts.get(entry.act_id) ?? []), entry])
  }
  return acts
}
