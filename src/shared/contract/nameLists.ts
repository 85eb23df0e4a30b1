import { z } from 'zod'
import { namedIdSchema } from '../domain/ids.ts'
import { NAME_LISTS } from '../domain/nameLists.ts'
import { requiredLineSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const list = z.enum(NAME_LISTS)
/** Who and what refers to a name, or moves with it. */
const reach = { people: z.int().min(0), services: z.int().min(0) }

const named = z.strictObject({ id: namedIdSchema, name: z.string(), isCurrent: z.boolean(), ...reach })
/** One discipline or compensation tier, with how many people and services have it. */
export type Named = z.infer<typeof named>

const pair = { list, fromId: namedIdSchema, intoId: namedIdSchema }

/** The disciplines and compensation tiers in Settings (product.md 26): for owners, as adding one is. */
export const nameListsRoutes = defineRoutes({
  /** All of a list by name, the ended ones too. */
  'nameLists.get': {
    access: 'users.setDisciplineAndTier',
    audit: 'none',
    input: z.strictObject({ list }),
    output: z.strictObject({ names: z.array(named) }),
    errors: [],
  },
  /** Gives another name, everywhere at once. */
  'nameLists.rename': {
    access: 'users.setDisciplineAndTier',
    audit: 'change',
    input: z.strictObject({ list, id: namedIdSchema, name: requiredLineSchema(80) }),
    output: nothing,
    errors: ['NAME_TAKEN', 'NOT_FOUND', 'CANCELLED'],
  },
  /** Ends one, or brings it back. Whoever has an ended one keeps it; nobody else is offered it. */
  'nameLists.setCurrent': {
    access: 'users.setDisciplineAndTier',
    audit: 'change',
    input: z.strictObject({ list, id: namedIdSchema, isCurrent: z.boolean() }),
    output: nothing,
    errors: ['NAME_TAKEN', 'NOT_FOUND'],
  },
  /** What merging one into another would move; changes nothing. */
  'nameLists.previewMerge': {
    access: 'users.setDisciplineAndTier',
    audit: 'none',
    input: z.strictObject(pair),
    output: z.strictObject(reach),
    errors: ['NOT_FOUND'],
  },
  /**
   * Gives everybody and everything that has the one the other instead, and ends the one: in one act. Refused where it
   * would move others than were seen.
   */
  'nameLists.merge': {
    access: 'users.setDisciplineAndTier',
    audit: 'change',
    input: z.strictObject({ ...pair, seen: z.strictObject(reach) }),
    output: z.strictObject({ actId: z.string(), ...reach }),
    errors: ['NOT_FOUND', 'MERGE_CHANGED', 'CANCELLED'],
  },
  /** Puts back what one merging moved; refused where any of it was changed since. */
  'nameLists.undoMerge': {
    access: 'users.setDisciplineAndTier',
    audit: 'change',
    input: z.strictObject({ list, actId: z.string().max(64) }),
    output: z.strictObject(reach),
    errors: ['NOT_FOUND', 'NAME_TAKEN', 'MERGE_CHANGED', 'CANCELLED'],
  },
})
