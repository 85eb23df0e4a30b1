import { z } from 'zod'
import { crewIdSchema, userIdSchema } from '../domain/ids.ts'
import { requiredLineSchema } from '../domain/text.ts'
import { USER_STATUSES } from '../domain/users.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const byCrew = z.strictObject({ crewId: crewIdSchema })
const MOST_AT_ONCE = 500

export const crewFieldsSchema = z.strictObject({
  name: requiredLineSchema(80),
  /** Null where the crew has no Manager now. */
  managerId: userIdSchema.nullable(),
})

const crew = z.strictObject({
  crewId: crewIdSchema,
  name: z.string(),
  managerId: userIdSchema.nullable(),
  managerName: z.string(),
  memberCount: z.int(),
  isCurrent: z.boolean(),
})
export type Crew = z.infer<typeof crew>

/** Crews: teams of practitioners with a Manager, who sees their own (product.md 26, section 3). */
export const crewsRoutes = defineRoutes({
  /** Every crew, ended ones last, by name; of a Manager their own current ones. */
  'crews.list': {
    access: 'crews.view',
    audit: 'none',
    input: nothing,
    output: z.strictObject({ crews: z.array(crew), mayEdit: z.boolean() }),
    errors: [],
  },
  'crews.get': {
    access: 'crews.view',
    audit: 'none',
    input: byCrew,
    output: crew.extend({
      members: z.array(
        z.strictObject({
          userId: userIdSchema,
          firstName: z.string(),
          lastName: z.string(),
          title: z.string(),
          disciplineName: z.string(),
          status: z.enum(USER_STATUSES),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
  /** Active people who treat and are no members, by name, e-mail or staff ID: the first 50. */
  'crews.findPeople': {
    access: 'crews.edit',
    audit: 'none',
    input: z.strictObject({ crewId: crewIdSchema, search: z.string().max(200) }),
    output: z.strictObject({
      people: z.array(
        z.strictObject({
          userId: userIdSchema,
          firstName: z.string(),
          lastName: z.string(),
          title: z.string(),
          disciplineName: z.string(),
        }),
      ),
      count: z.int(),
    }),
    errors: ['NOT_FOUND'],
  },
  'crews.listManagers': {
    access: 'crews.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      managers: z.array(z.strictObject({ userId: userIdSchema, name: z.string() })),
    }),
    errors: [],
  },
  'crews.add': {
    access: 'crews.edit',
    audit: 'change',
    input: crewFieldsSchema,
    output: byCrew,
    errors: ['NAME_TAKEN'],
  },
  'crews.save': {
    access: 'crews.edit',
    audit: 'change',
    input: crewFieldsSchema.extend({ crewId: crewIdSchema }),
    output: nothing,
    errors: ['NAME_TAKEN', 'NOT_FOUND'],
  },
  /** Takes people in and out in one act. */
  'crews.changeMembers': {
    access: 'crews.edit',
    audit: 'change',
    input: z.strictObject({
      crewId: crewIdSchema,
      added: z.array(userIdSchema).max(MOST_AT_ONCE),
      removed: z.array(userIdSchema).max(MOST_AT_ONCE),
    }),
    output: nothing,
    errors: ['NOT_FOUND'],
  },
  /** Ends a crew, or brings it back. Its members and its Manager stay noted. */
  'crews.setCurrent': {
    access: 'crews.edit',
    audit: 'change',
    input: z.strictObject({ crewId: crewIdSchema, isCurrent: z.boolean() }),
    output: nothing,
    errors: ['NAME_TAKEN', 'NOT_FOUND'],
  },
})
