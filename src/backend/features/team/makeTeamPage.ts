import { setImmediate } from 'node:timers/promises'
import type { TeamPage, TeamPerson, TeamPhoto } from '#shared/domain/teamPage.ts'
import { registrationLabel } from '#shared/domain/users.ts'
import type { Reader } from '../../db/clinicDatabase.ts'
import { getClinicRow } from '../clinic/index.ts'
import { readChoices } from './teamChoices.ts'
import { findTeamPhoto, listTeam, type TeamRow } from './teamRepository.ts'

const isPhotoType = (type: string): type is TeamPhoto['type'] => type === 'image/jpeg' || type === 'image/png'

async function photoOf(db: Reader, { userId, hasPhoto }: TeamRow): Promise<TeamPhoto | null> {
  const photo = hasPhoto ? await findTeamPhoto(db, userId) : undefined
  return photo !== undefined && isPhotoType(photo.type) ? { type: photo.type, base64: photo.base64 } : null
}

/** Somebody's name and licence as the page prints them. */
export function publicFacts(
  row: TeamRow,
): Pick<TeamPerson, 'name' | 'title' | 'discipline' | 'registration'> {
  return {
    name: `${row.firstName} ${row.lastName}`.trim(),
    title: row.title,
    discipline: row.disciplineName,
    registration: registrationLabel(row.registrationNumber, row.disciplineName),
  }
}

/**
 * The clinic's team as the public is to see it now: active practitioners, students where chosen, without those who were
 * taken off; undefined where the clinic lists nobody (product.md 24).
 */
export async function makeTeamPage(db: Reader): Promise<TeamPage | undefined> {
  const clinic = await getClinicRow(db)
  if (clinic.has_team_page !== 1) return undefined
  const choices = await readChoices(db)
  const people: TeamPerson[] = []
  for (const row of await listTeam(db)) {
    if (!row.isListed || (row.isStudent && !choices.hasStudents)) continue
    people.push({
      ...publicFacts(row),
      ...(choices.hasRegistrations ? {} : { registration: '' }),
      isStudent: row.isStudent,
      bio: row.bio,
      photo: choices.hasPhotos ? await photoOf(db, row) : null,
    })
    await setImmediate()
  }
  return { clinic: clinic.name, intro: choices.intro, people }
}
