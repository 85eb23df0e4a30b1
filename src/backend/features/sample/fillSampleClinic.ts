import type { WriteTx } from '../../db/clinicDatabase.ts'
import { assignPractitioners } from './assignPractitioners.ts'
import { createClinicDays } from './clinicDays.ts'
import { createContactDetails } from './contactDetails.ts'
import { createDice } from './dice.ts'
import { makeClinic, makeDisciplines, makeTiers, SAMPLE_TIMEZONE } from './makeClinic.ts'
import { makeContacts } from './makeContacts.ts'
import { makeCrews } from './makeCrews.ts'
import { makeFamilies } from './makeFamilies.ts'
import { makeFormerPeople } from './makeFormerPeople.ts'
import type { Making } from './making.ts'
import { makeServices } from './makeServices.ts'
import { makeSessions } from './makeSessions.ts'
import { makeStaff } from './makeStaff.ts'
import { makeTimesheets } from './makeTimesheets.ts'
import { SAMPLE_SIGN_INS, type SampleSignIn } from './sampleSignIns.ts'

/** Another seed, another clinic; this one never changes, so that pictures and tests stay the same. */
const SEED = 20_260_401

/**
 * Fills an empty, migrated database with a made-up clinic, around the moment of the transaction: the same moment
 * gives the same people. Everything goes through the write door.
 * @param passwordHash of SAMPLE_PASSWORD; everybody with a sign-in gets it
 * @returns one sign-in per role, to be shown
 */
export function fillSampleClinic(tx: WriteTx, passwordHash: string): Promise<SampleSignIn[]> {
  const dice = createDice(SEED)
  const emails = SAMPLE_SIGN_INS.map(({ email }) => email)
  const making: Making = {
    tx,
    dice,
    details: createContactDetails(dice, emails),
    day: createClinicDays(tx.now, SAMPLE_TIMEZONE),
    passwordHash,
  }
  makeClinic(making)
  const disciplines = makeDisciplines(making)
  const tiers = makeTiers(making)
  const services = makeServices(making, disciplines, tiers)
  const staff = makeStaff(making, disciplines, tiers)
  makeCrews(making, staff)
  const clients = makeFamilies(making)
  makeContacts(making, clients)
  const care = assignPractitioners(making, staff, clients)
  makeFormerPeople(making, disciplines, tiers, clients)
  makeTimesheets(making, staff, makeSessions(making, care, services))
  return Promise.resolve([...SAMPLE_SIGN_INS])
}
