import { z } from 'zod'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { clearState, readState } from '../syncState.ts'
import { snapshotHeaderSchema } from './snapshotHeader.ts'

/** The snapshot that is being taken: how far in its stream, in that frame, and in the lists of people and clients. */
const takingSchema = z.strictObject({
  header: snapshotHeaderSchema,
  at: z.number(),
  item: z.number(),
  user: z.string(),
  client: z.string().default(''),
  /** Undefined for one that is merged; else it is a copy of its maker's data. */
  copy: z
    .strictObject({
      /** This PC's asking, in `data_copy`. */
      requestId: z.string(),
      tables: z.array(z.string()),
      /** The place in `tables`, and the last id there. */
      table: z.number(),
      id: z.string(),
      dropped: z.number(),
      isDone: z.boolean(),
    })
    .optional(),
})
export type Taking = z.infer<typeof takingSchema>
/** How far rows that the maker has not were taken away. */
export type CopyTaking = NonNullable<Taking['copy']>

export function readTaking(tx: Pick<WriteTx, 'all'>): Taking | undefined {
  const text = readState(tx, 'snapshot')
  return text === undefined ? undefined : takingSchema.parse(JSON.parse(text))
}

/** The snapshot is taken, or is not to be taken any more. */
export function forgetTaking(tx: WriteTx): void {
  tx.run('DELETE FROM snapshot_piece')
  clearState(tx, 'snapshot')
}
