import type { ClinicDatabase } from '../../db/clinicDatabase.ts'
import { oneExchange } from '../oneExchange.ts'
import { finishCopy } from './takeCopy.ts'

/** An exchange with the hub beside the loop's rounds: not during one, and not with half of another PC's data. */
export const exchangeWhole = <T>(db: ClinicDatabase, work: () => Promise<T>): Promise<T> =>
  oneExchange(db, async () => {
    await finishCopy(db, { onProgress: () => {} })
    return work()
  })
