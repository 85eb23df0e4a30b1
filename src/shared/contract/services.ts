import { z } from 'zod'
import { compensationTierIdSchema, disciplineIdSchema, serviceIdSchema, userIdSchema } from '../domain/ids.ts'
import { lineSchema, requiredLineSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})

/** What people enter of a service (product.md 26). */
export const serviceFieldsSchema = z.strictObject({
  name: requiredLineSchema(120),
  /** Null where practitioners of every discipline offer it. */
  disciplineId: disciplineIdSchema.nullable(),
  /** Null where practitioners of every tier offer it. */
  compensationTierId: compensationTierIdSchema.nullable(),
  durationMinutes: z.int('notOneOf').min(1, 'notOneOf').max(1440, 'notOneOf'),
  feeCents: z.int('malformed').min(0, 'malformed').max(100_000_000, 'tooLong'),
  code: lineSchema(40),
  isBillable: z.boolean(),
  isTaxable: z.boolean(),
})
export type ServiceFields = z.output<typeof serviceFieldsSchema>

const service = serviceFieldsSchema.extend({
  serviceId: serviceIdSchema,
  disciplineName: z.string(),
  compensationTierName: z.string(),
  isCurrent: z.boolean(),
})
export type Service = z.infer<typeof service>

/** The services that the clinic offers: for owners and the office (product.md 26, section 3). */
export const servicesRoutes = defineRoutes({
  /** One page by name; `from` is a row's index. Ended services keep their name on old sessions. */
  'services.list': {
    access: 'services.edit',
    audit: 'none',
    input: z.strictObject({
      search: lineSchema(200),
      isCurrent: z.boolean(),
      from: z.int().min(0).max(100_000),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({
      services: z.array(service),
      /** How many the search finds. */
      count: z.int(),
      currentCount: z.int(),
      endedCount: z.int(),
    }),
    errors: [],
  },
  'services.add': {
    access: 'services.edit',
    audit: 'change',
    input: serviceFieldsSchema,
    output: z.strictObject({ serviceId: serviceIdSchema }),
    errors: ['NAME_TAKEN'],
  },
  'services.save': {
    access: 'services.edit',
    audit: 'change',
    input: serviceFieldsSchema.extend({ serviceId: serviceIdSchema }),
    output: nothing,
    errors: ['NAME_TAKEN', 'NOT_FOUND'],
  },
  /** Ends a service, or brings it back. Nothing is deleted: sessions keep it. */
  'services.setCurrent': {
    access: 'services.edit',
    audit: 'change',
    input: z.strictObject({ serviceId: serviceIdSchema, isCurrent: z.boolean() }),
    output: nothing,
    errors: ['NAME_TAKEN', 'NOT_FOUND'],
  },
  /** Who could offer a service of this discipline and tier: the first 100 by name, and how many there are. */
  'services.listPractitioners': {
    access: 'services.edit',
    audit: 'none',
    input: z.strictObject({
      disciplineId: disciplineIdSchema.nullable(),
      compensationTierId: compensationTierIdSchema.nullable(),
    }),
    output: z.strictObject({
      practitioners: z.array(
        z.strictObject({ userId: userIdSchema, firstName: z.string(), lastName: z.string() }),
      ),
      count: z.int(),
    }),
    errors: [],
  },
})
