import { z } from 'zod'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { readState, writeState } from '../syncState.ts'

/** What a new PC remembers until the clinic's data are here. */
const joiningSchema = z.strictObject({
  clinicName: z.string(),
  pcName: z.string(),
  inviteId: z.string(),
  signKey: z.string(),
  boxKey: z.string(),
  /** How far each PC had been heard when the code was made. */
  heard: z.array(z.strictObject({ deviceId: z.string(), deviceEpoch: z.number(), lastN: z.number() })),
  hasSnapshot: z.boolean(),
})
export type Joining = z.infer<typeof joiningSchema>

/** @returns undefined on a PC that has its clinic */
export function readJoining(tx: Pick<WriteTx, 'all'>): Joining | undefined {
  const text = readState(tx, 'joining')
  return text === undefined ? undefined : joiningSchema.parse(JSON.parse(text))
}

export function writeJoining(tx: WriteTx, joining: Joining): void {
  writeState(tx, 'joining', JSON.stringify(joining))
}
