import type { AlertKind } from '#shared/domain/alerts.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'

/** Tells owners what they must hear of, in the transaction in hand; the alerts carry it out. */
export type TellOwners = (
  tx: WriteTx,
  kind: AlertKind,
  facts: Readonly<Record<string, string | number>>,
) => void
