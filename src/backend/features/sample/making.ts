import type { WriteTx } from '../../db/clinicDatabase.ts'
import type { ClinicDay } from './clinicDays.ts'
import type { ContactDetails } from './contactDetails.ts'
import type { Dice } from './dice.ts'

/** What every part of the sample clinic is made with. */
export type Making = {
  readonly tx: WriteTx
  readonly dice: Dice
  readonly details: ContactDetails
  /** Days around today in the clinic's timezone; 0 is today. */
  readonly day: (offset: number) => ClinicDay
  /** The one hash that everybody with a sign-in gets. */
  readonly passwordHash: string
}
