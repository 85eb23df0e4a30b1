import { type Change, changeSchema } from '../change.ts'
import type { Row } from '../fieldStore.ts'

/** A change of a row as it stands in the outbox. */
export const unsentChange = (table: string, rowId: string, { stamp, patch, base }: Row): Change =>
  changeSchema.parse({
    table,
    rowId,
    stamp,
    patch: JSON.parse(String(patch)),
    base: typeof base === 'string' ? JSON.parse(base) : null,
  })
