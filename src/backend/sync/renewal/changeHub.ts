import type { ClinicDatabase, Doer } from '../../db/clinicDatabase.ts'
import type { TellOwners } from '../goingBack/tellOwners.ts'
import type { HubAnswer, HubClient } from '../hubClient.ts'
import { followRenewal } from './followRenewal.ts'
import { renewAccount } from './renewAccount.ts'

type Client = Pick<HubClient, 'renew' | 'keepStatement' | 'askRenewal' | 'returnPc'> & {
  readonly close: () => void
}

/**
 * Has the clinic's account at the hub that an owner names: found there where another PC renewed it, else made. For a
 * hub that lost its data or went away for good.
 */
export async function changeHub(
  db: ClinicDatabase,
  connect: (token: string) => Client,
  doer: Doer,
  parts: Readonly<Record<'seed' | 'address' | 'registrationCode', string>> & {
    readonly tellOwners: TellOwners
    readonly hubNow?: () => number
  },
): Promise<HubAnswer<null>> {
  const guest = connect('')
  try {
    const followed = await followRenewal(db, guest, parts)
    if (!followed.ok) return followed
    if (followed.data) return { ok: true, data: null }
    return await renewAccount(db, guest, connect, doer, parts)
  } finally {
    guest.close()
  }
}
