import { z } from 'zod'
import { clientIdSchema, deviceIdSchema, userIdSchema } from '../domain/ids.ts'
import { CHAIN_DAMAGES, LOG_KINDS } from '../domain/logs.ts'
import { dateSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})
const cursor = z.string().max(200).nullable()
/** Ids of people, clients, disciplines, PCs … with the names they go by now. */
const names = z.record(z.string(), z.string())

export const logFiltersSchema = z.strictObject({
  /** Somebody who did it, whom it is about, or either. */
  person: z.strictObject({ userId: userIdSchema, as: z.enum(['either', 'by', 'about']) }).nullable(),
  clientId: clientIdSchema.nullable(),
  /** None means all. */
  kinds: z.array(z.enum(LOG_KINDS)).max(LOG_KINDS.length),
  /** First and last day, both included, on the clinic's calendar. */
  period: z.strictObject({ from: dateSchema.nullable(), until: dateSchema.nullable() }),
  deviceId: deviceIdSchema.nullable(),
})
export type LogFilters = z.infer<typeof logFiltersSchema>

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export const logEntrySchema = z.strictObject({
  /** Counts up on each PC without gaps. */
  seq: z.int(),
  verb: z.string(),
  kind: z.enum(LOG_KINDS),
  outcome: z.enum(['done', 'refused']),
  table: z.string().nullable(),
  rowId: z.string().nullable(),
  aboutUserId: userIdSchema.nullable(),
  aboutClientId: clientIdSchema.nullable(),
  before: values.nullable(),
  after: values.nullable(),
})
export type LogEntry = z.infer<typeof logEntrySchema>

export const logActSchema = z.strictObject({
  actId: z.string(),
  at: z.number(),
  /** Null where nobody was signed in, or the program itself did it. */
  actorId: userIdSchema.nullable(),
  deviceId: deviceIdSchema,
  /** All entries of the act, or the first and last few of many. */
  entries: z.array(logEntrySchema),
  entryCount: z.int(),
})
export type LogAct = z.infer<typeof logActSchema>

const damageSchema = z.strictObject({
  damage: z.enum(CHAIN_DAMAGES),
  deviceName: z.string(),
  seq: z.int(),
  /** When the entry in question was written, as far as one stands there. */
  at: z.number().nullable(),
})

export const chainStateSchema = z.strictObject({
  /** How many entries there are, of all PCs. */
  entries: z.int(),
  /** The last whole look at the chain, and whether entries came since. */
  checkedAt: z.number().nullable(),
  damages: z.array(damageSchema),
  /** What stands at the end of this PC's chain, as a code to write down. */
  head: z.strictObject({ seq: z.int(), code: z.string() }),
  /** The end of the chain that an owner last noted. */
  noted: z.strictObject({ seq: z.int(), code: z.string(), at: z.number(), by: z.string() }).nullable(),
  /** Entries that came after it: they could be rewritten unseen. */
  unanchored: z.int(),
})
export type ChainState = z.infer<typeof chainStateSchema>

/** The log: read by owners only, and every reading of it stands in it. */
export const logsRoutes = defineRoutes({
  /** One page of acts, newest first. */
  'logs.list': {
    access: 'logs.view',
    audit: 'view',
    input: z.strictObject({ filters: logFiltersSchema, before: cursor, limit: z.int().min(1).max(100) }),
    output: z.strictObject({ acts: z.array(logActSchema), names, next: cursor }),
    errors: [],
  },
  /** All entries of one act, a page at a time. */
  'logs.getAct': {
    access: 'logs.view',
    audit: 'view',
    input: z.strictObject({ actId: z.string().max(64), afterSeq: z.int().min(0) }),
    output: z.strictObject({ entries: z.array(logEntrySchema), names, nextSeq: z.int().nullable() }),
    errors: [],
  },
  /** Who opened a client's chart: each person and PC with how often, and each single time. */
  'logs.whoSaw': {
    access: 'logs.view',
    audit: 'view',
    input: z.strictObject({ clientId: clientIdSchema, before: cursor }),
    output: z.strictObject({
      clientName: z.string(),
      people: z.array(
        z.strictObject({
          userId: userIdSchema.nullable(),
          /** Who it was by their own word, in the emergency view; null for somebody signed in. */
          emergencyName: z.string().nullable(),
          deviceId: deviceIdSchema,
          times: z.int(),
          firstAt: z.number(),
          lastAt: z.number(),
        }),
      ),
      views: z.array(
        z.strictObject({
          seq: z.int(),
          at: z.number(),
          userId: userIdSchema.nullable(),
          emergencyName: z.string().nullable(),
          deviceId: deviceIdSchema,
        }),
      ),
      names,
      next: cursor,
    }),
    errors: ['NOT_FOUND'],
  },
  /** What the filters offer: PCs, and clients and people by a few letters. */
  'logs.findSubjects': {
    access: 'logs.view',
    audit: 'none',
    input: z.strictObject({ search: z.string().max(200, 'tooLong') }),
    output: z.strictObject({
      clients: z.array(z.strictObject({ clientId: clientIdSchema, name: z.string() })),
      people: z.array(z.strictObject({ userId: userIdSchema, name: z.string() })),
      devices: z.array(z.strictObject({ deviceId: deviceIdSchema, name: z.string() })),
    }),
    errors: [],
  },
  /** The newest 10,000 entries that the filter shows, for a file; each by itself, in the words of the screen. */
  'logs.export': {
    access: 'logs.view',
    audit: 'export',
    isFresh: true,
    input: z.strictObject({ filters: logFiltersSchema }),
    output: z.strictObject({
      entries: z.array(
        z.strictObject({
          ...logEntrySchema.shape,
          at: z.number(),
          actorId: userIdSchema.nullable(),
          deviceId: deviceIdSchema,
        }),
      ),
      names,
      count: z.int(),
      /** True where there are more entries than one file takes. */
      isCapped: z.boolean(),
    }),
    errors: [],
  },
  'logs.getChain': {
    access: 'logs.view',
    audit: 'none',
    input: nothing,
    output: chainStateSchema,
    errors: [],
  },
  /** Looks at every entry of every PC; progress comes as `work.progress` under CHAIN_CHECK. */
  'logs.checkChain': {
    access: 'logs.view',
    audit: 'none',
    input: nothing,
    output: chainStateSchema,
    errors: [],
  },
  /** Keeps the end of the chain as the owner noted it: from here back nothing can be rewritten unseen. */
  'logs.noteHead': {
    access: 'logs.view',
    audit: 'change',
    input: nothing,
    output: chainStateSchema,
    errors: [],
  },
  /** Compares a code that somebody wrote down with what stands there now. */
  'logs.compareCode': {
    access: 'logs.view',
    audit: 'none',
    input: z.strictObject({ code: z.string().max(60) }),
    output: z.strictObject({ verdict: z.enum(['same', 'different', 'gone']), seq: z.int() }),
    errors: [],
  },
})
