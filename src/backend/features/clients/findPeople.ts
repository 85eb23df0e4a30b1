import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { searchWords } from '../../db/searchPlan.ts'
import { listCandidates } from './tiesRepository.ts'

const MOST = 20

/** The first active people who can be assigned to clients in a relation. */
export async function findPeople(
  call: ActorCall,
  { relation, search }: ParsedInputOf<'clients.findPeople'>,
): Promise<Answer<'clients.findPeople'>> {
  return ok({ rows: await listCandidates(call.db.read, relation, searchWords(search), MOST) })
}
