import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { foldText } from '#shared/lib/fold.ts'
import type { ActorCall } from '../../call.ts'
import { listCandidates, listCrewRows } from './crewsRepository.ts'

const SHOWN = 50

/** Whom a crew could take in, by what was typed; word by word, in names, e-mail, phone digits and staff ID. */
export async function findPeople(
  call: ActorCall,
  { crewId, search }: ParsedInputOf<'crews.findPeople'>,
): Promise<Answer<'crews.findPeople'>> {
  const db = call.db.read
  if (!(await listCrewRows(db)).some((crew) => crew.crewId === crewId)) return fail('NOT_FOUND', {})
  const words = foldText(search).split(' ')
  const found = (await listCandidates(db, crewId)).filter(({ searchText, disciplineName }) =>
    words.every((word) => searchText.includes(word) || foldText(disciplineName).includes(word)),
  )
  const people = found.slice(0, SHOWN).map(({ userId, firstName, lastName, title, disciplineName }) => ({
    userId,
    firstName,
    lastName,
    title,
    disciplineName,
  }))
  return ok({ people, count: found.length })
}
