import type { ParsedInputOf } from '#shared/contract/index.ts'
import type { Reader, WriteTx } from '../../db/clinicDatabase.ts'
import type { Bit } from '../../db/tables.ts'
import { type RowFields, writeRow } from '../../db/writeRow.ts'
import { findTeamPage } from './teamRepository.ts'

export type TeamChoices = ParsedInputOf<'team.save'>

/** Before anybody chose: practitioners with photo and registration, students left out. */
const AT_FIRST: TeamChoices = { intro: '', hasStudents: false, hasPhotos: true, hasRegistrations: true }

const bit = (truth: boolean): Bit => (truth ? 1 : 0)

/** What of the team the page shows. */
export async function readChoices(db: Reader): Promise<TeamChoices> {
  const row = await findTeamPage(db)
  if (row === undefined) return AT_FIRST
  return {
    intro: row.intro,
    hasStudents: row.has_students === 1,
    hasPhotos: row.has_photos === 1,
    hasRegistrations: row.has_registrations === 1,
  }
}

/** The choices as the one row of the clinic's page holds them. */
export const toRow = (choices: TeamChoices): Omit<RowFields<'team_page'>, 'address' | 'is_published'> => ({
  id: 'teamPage',
  intro: choices.intro,
  has_students: bit(choices.hasStudents),
  has_photos: bit(choices.hasPhotos),
  has_registrations: bit(choices.hasRegistrations),
})

/** Keeps what the page shows; where it is published stays as it is. */
export async function writeChoices(tx: WriteTx, choices: TeamChoices): Promise<void> {
  const before = await findTeamPage(tx.query)
  const where = { address: before?.address ?? '', is_published: before?.is_published ?? 0 }
  writeRow(tx, 'team_page', { ...toRow(choices), ...where }, { verb: 'teamPage.changed' })
}
