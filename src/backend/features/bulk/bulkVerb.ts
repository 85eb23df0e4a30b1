import type { BulkChange } from '#shared/contract/bulk.ts'
import type { BulkPart } from '#shared/domain/bulk.ts'

type BulkVerb = keyof typeof PART_OF_VERB

/** What each verb of a bulk change set. */
const PART_OF_VERB = {
  'bulk.madeActive': 'status',
  'bulk.madeInactive': 'status',
  'bulk.roleGiven': 'role',
  'bulk.roleTaken': 'role',
  'bulk.crewJoined': 'crew',
  'bulk.crewLeft': 'crew',
  'bulk.tierSet': 'tier',
  'bulk.tierCleared': 'tier',
  'bulk.disciplineSet': 'discipline',
  'bulk.disciplineCleared': 'discipline',
  'bulk.mfaRequired': 'mfaRequired',
  'bulk.mfaNotRequired': 'mfaRequired',
} as const satisfies Readonly<Record<string, BulkPart>>

const isBulkVerb = (verb: string): verb is BulkVerb => Object.hasOwn(PART_OF_VERB, verb)

/** What a verb set; undefined where it is none of a bulk change. */
export function partOfVerb(verb: string): BulkPart | undefined {
  return isBulkVerb(verb) ? PART_OF_VERB[verb] : undefined
}

/** The entry that tells a whole bulk change in the log, by its verb. */
export function bulkAct(change: BulkChange): { readonly verb: BulkVerb } {
  switch (change.what) {
    case 'status':
      return { verb: change.status === 'active' ? 'bulk.madeActive' : 'bulk.madeInactive' }
    case 'role':
      return { verb: change.isHeld ? 'bulk.roleGiven' : 'bulk.roleTaken' }
    case 'crew':
      return { verb: change.isMember ? 'bulk.crewJoined' : 'bulk.crewLeft' }
    case 'tier':
      return { verb: change.compensationTierId === null ? 'bulk.tierCleared' : 'bulk.tierSet' }
    case 'discipline':
      return { verb: change.disciplineId === null ? 'bulk.disciplineCleared' : 'bulk.disciplineSet' }
    case 'mfaRequired':
      return { verb: change.isRequired ? 'bulk.mfaRequired' : 'bulk.mfaNotRequired' }
  }
}
