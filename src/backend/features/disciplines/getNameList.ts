import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { listNamed } from './nameListsRepository.ts'
import { findMergePair } from './nameRules.ts'

/** All of a list, with how many people and services have each. */
export async function getNameList(
  { db }: ActorCall,
  { list }: ParsedInputOf<'nameLists.get'>,
): Promise<Answer<'nameLists.get'>> {
  return ok({ names: await listNamed(db.read, list) })
}

/** The dry run of a merging: everything that has the one moves, so it is the one's own count. */
export async function previewNamesMerge(
  { db }: ActorCall,
  input: ParsedInputOf<'nameLists.previewMerge'>,
): Promise<Answer<'nameLists.previewMerge'>> {
  const pair = findMergePair(await listNamed(db.read, input.list), input)
  if (!pair.ok) return pair
  const { people, services } = pair.data.from
  return ok({ people, services })
}
