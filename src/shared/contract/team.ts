import { z } from 'zod'
import { userIdSchema } from '../domain/ids.ts'
import { PUBLISH_REFUSALS, PUBLISH_STATES, TEAM_FORMATS, teamAddressSchema } from '../domain/teamPage.ts'
import { paragraphSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const choices = {
  /** What stands above the people. */
  intro: paragraphSchema(1000),
  hasStudents: z.boolean(),
  hasPhotos: z.boolean(),
  hasRegistrations: z.boolean(),
}

/** The clinic's public team page (product.md 24); whether there is one is a setting of the clinic. */
export const teamRoutes = defineRoutes({
  'team.get': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      ...choices,
      /** Whether the clinic lists its practitioners at all. */
      isOn: z.boolean(),
      /** Active practitioners and students in the order of the page. */
      people: z.array(
        z.strictObject({
          userId: userIdSchema,
          name: z.string(),
          title: z.string(),
          discipline: z.string(),
          isStudent: z.boolean(),
          registration: z.string(),
          bio: z.string(),
          hasPhoto: z.boolean(),
          /** False where an owner took this person off the page. */
          isListed: z.boolean(),
        }),
      ),
    }),
    errors: [],
  },
  'team.save': {
    access: 'settings.edit',
    audit: 'change',
    input: z.strictObject(choices),
    output: nothing,
    errors: [],
  },
  /** Takes somebody off the page, or puts them on it again. */
  'team.setListed': {
    access: 'settings.edit',
    audit: 'change',
    input: z.strictObject({ userId: userIdSchema, isListed: z.boolean() }),
    output: nothing,
    errors: ['NOT_FOUND'],
  },
  /** The page at the hub: the one thing that a hub may read. */
  'team.getPublishing': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      /** Whether an owner asked for it. */
      isPublished: z.boolean(),
      /** The last part of its address; empty until it was published once. */
      address: z.string(),
      url: z.string().nullable(),
      hasHub: z.boolean(),
      state: z.enum(PUBLISH_STATES),
      since: z.int().nullable(),
      refusal: z.enum(PUBLISH_REFUSALS).nullable(),
    }),
    errors: [],
  },
  /** Has the page shown at the hub, or at another address there. */
  'team.publish': {
    access: 'settings.edit',
    audit: 'change',
    input: z.strictObject({ address: teamAddressSchema }),
    output: nothing,
    errors: ['NO_HUB', 'TEAM_PAGE_OFF'],
  },
  'team.withdraw': { access: 'settings.edit', audit: 'change', input: nothing, output: nothing, errors: [] },
  /** The page as a file. */
  'team.export': {
    access: 'settings.edit',
    audit: 'export',
    input: z.strictObject({ format: z.enum(TEAM_FORMATS) }),
    output: z.strictObject({ fileName: z.string(), text: z.string(), count: z.int() }),
    errors: ['TEAM_PAGE_OFF'],
  },
})
