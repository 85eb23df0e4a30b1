import type { Reader } from '../../db/clinicDatabase.ts'
import { foldEmail } from '../users/index.ts'
import type { ImportedClient } from './readClient.ts'
import { type Bearer, findBearersOfEmails } from './transferRepository.ts'

/** Whoever in the clinic bears the e-mail of a guardian on a list of clients, by that e-mail. */
export function findGuardians(db: Reader, clients: readonly ImportedClient[]): Promise<Map<string, Bearer>> {
  const emails = clients.map(({ guardian }) => (guardian === null ? '' : foldEmail(guardian.email)))
  return findBearersOfEmails(
    db,
    [...new Set(emails)].filter((email) => email !== ''),
  )
}
