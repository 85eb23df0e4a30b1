import { z } from 'zod'
import { compensationTierIdSchema, disciplineIdSchema, serviceIdSchema } from '../domain/ids.ts'
import { PLANS } from '../domain/plan.ts'
import { ROLES } from '../domain/roles.ts'
import {
  lineSchema,
  optionalEmailSchema,
  optionalPhoneSchema,
  paragraphSchema,
  requiredLineSchema,
} from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
/** Hours a temporary password works (product.md 26). */
export const TEMPORARY_PASSWORD_HOURS = [24, 36, 48, 168] as const

export const clinicSchema = z.strictObject({
  name: requiredLineSchema(120),
  phone: optionalPhoneSchema,
  email: optionalEmailSchema,
  address: paragraphSchema(400),
  /** An IANA name, such as `America/Toronto`. */
  timezone: requiredLineSchema(64),
  plan: z.enum(PLANS, 'notOneOf'),
  idleLockMinutes: z.int('notOneOf').min(1, 'notOneOf').max(15, 'notOneOf'),
  temporaryPasswordHours: z.literal(TEMPORARY_PASSWORD_HOURS, 'notOneOf'),
  isMfaOffered: z.boolean(),
  /** Of everybody; else of the holders of `mfaRequiredRoles`. */
  isMfaRequired: z.boolean(),
  mfaRequiredRoles: z.array(z.enum(ROLES, 'notOneOf')).max(ROLES.length),
  /** Whether people here hand in timesheets (product.md 12). */
  hasTimesheets: z.boolean(),
  /** Whether the clinic lists its practitioners on a public team page (product.md 24). */
  hasTeamPage: z.boolean(),
})
export type Clinic = z.infer<typeof clinicSchema>

const discipline = z.strictObject({ disciplineId: disciplineIdSchema, name: z.string() })
const compensationTier = z.strictObject({ compensationTierId: compensationTierIdSchema, name: z.string() })

export const clinicRoutes = defineRoutes({
  'clinic.get': { access: 'signedIn', audit: 'none', input: nothing, output: clinicSchema, errors: [] },
  'clinic.save': {
    access: 'settings.edit',
    audit: 'change',
    input: clinicSchema,
    output: clinicSchema,
    errors: [],
  },
  /** This PC, for Settings: where the data lies and what keeps its key. */
  'clinic.getThisPc': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      dataFolder: z.string(),
      keyStore: z.enum(['keychain', 'file']),
      deviceName: z.string(),
      databaseBytes: z.number(),
    }),
    errors: [],
  },
  'disciplines.list': {
    access: 'signedIn',
    audit: 'none',
    input: nothing,
    /** Ended ones are no longer offered; whoever has one keeps it. */
    output: z.strictObject({ disciplines: z.array(discipline), ended: z.array(discipline) }),
    errors: [],
  },
  'disciplines.add': {
    access: 'users.setDisciplineAndTier',
    audit: 'change',
    input: z.strictObject({ name: requiredLineSchema(80) }),
    output: discipline,
    errors: ['NAME_TAKEN'],
  },
  'compensationTiers.list': {
    access: 'signedIn',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      compensationTiers: z.array(compensationTier),
      ended: z.array(compensationTier),
    }),
    errors: [],
  },
  'compensationTiers.add': {
    access: 'users.setDisciplineAndTier',
    audit: 'change',
    input: z.strictObject({ name: requiredLineSchema(80) }),
    output: compensationTier,
    errors: ['NAME_TAKEN'],
  },
  /** "Services this person can offer": by discipline and tier (product.md 1, 22). */
  'services.listOffered': {
    access: 'signedIn',
    audit: 'none',
    input: z.strictObject({
      disciplineId: disciplineIdSchema.nullable(),
      compensationTierId: compensationTierIdSchema.nullable(),
    }),
    output: z.strictObject({
      services: z.array(
        z.strictObject({
          serviceId: serviceIdSchema,
          name: z.string(),
          durationMinutes: z.int(),
          isForEveryTier: z.boolean(),
        }),
      ),
    }),
    errors: [],
  },
  'home.get': {
    access: 'home.open',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      /** The viewer's own sessions from now on, at most 8, in date order. */
      sessions: z.array(
        z.strictObject({
          sessionId: z.string(),
          startsAt: z.number(),
          durationMinutes: z.int(),
          /** Null where the viewer may not see this client. */
          clientName: z.string().nullable(),
          serviceName: z.string(),
        }),
      ),
      clientCount: z.int(),
      timezone: z.string(),
      /** Null for viewers who may not see Clinic Users. */
      people: z
        .strictObject({
          active: z.int(),
          inactive: z.int(),
          practitioners: z.int(),
          /** Who needs somebody today: sign-ins that are stuck, licences about to end. At most 50. */
          attention: z.array(
            z.strictObject({
              userId: z.string(),
              name: z.string(),
              why: z.enum([
                'temporaryEnded',
                'temporaryUnused',
                'mustChangePassword',
                'locked',
                'neverSignedIn',
                'mfaPending',
                'licenceEnded',
                'licenceEnding',
                'placementEnding',
                /** A student whom the end of the placement made inactive, and whose clients need somebody. */
                'placementEnded',
              ]),
              /** Milliseconds or `YYYY-MM-DD` of what ends. */
              until: z.union([z.number(), z.string()]).nullable(),
            }),
          ),
        })
        .nullable(),
    }),
    errors: [],
  },
  /** What a person chose about the screens: columns, sorting. Kept on this PC. */
  'preferences.get': {
    access: 'signedIn',
    audit: 'none',
    input: nothing,
    output: z.strictObject({ preferences: z.record(z.string(), z.string()) }),
    errors: [],
  },
  'preferences.save': {
    access: 'signedIn',
    audit: 'none',
    input: z.strictObject({
      name: z.string().regex(/^[a-zA-Z.]{1,60}$/, 'malformed'),
      value: lineSchema(4000),
    }),
    output: nothing,
    errors: [],
  },
  /** What somebody typed and has not saved: survives the lock and quitting; read by its owner only. */
  'drafts.list': {
    access: 'signedIn',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      drafts: z.array(z.strictObject({ key: z.string(), value: z.string(), savedAt: z.number() })),
    }),
    errors: [],
  },
  'drafts.save': {
    access: 'lockedOrSignedIn',
    audit: 'none',
    maxInput: 700_000,
    input: z.strictObject({ key: z.string().min(1).max(120), value: z.string().max(600_000).nullable() }),
    output: nothing,
    errors: [],
  },
})
