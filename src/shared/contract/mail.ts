import { z } from 'zod'
import { MAIL_KINDS, MAIL_PROBLEMS, MAIL_SECURITIES } from '../domain/mail.ts'
import { hasHiddenCharacters, lineSchema, requiredEmailSchema, requiredLineSchema } from '../domain/text.ts'
import { defineRoutes } from './define.ts'

const nothing = z.strictObject({})

const problem = z.strictObject({ what: z.enum(MAIL_PROBLEMS), reply: z.string() })

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*\\.?|[0-9a-f:.]*:[0-9a-f:.]*)$`, 'i')

/** The name or address of a mail server: `mail.example.org`, `192.0.2.7`, `::1`. */
export const mailHostSchema: z.ZodType<string, string> = requiredLineSchema(253).refine(
  (text) => HOST.test(text),
  'malformed',
)

/** What is kept of the server in the database: everything but the password. */
export const mailServerSchema = z.strictObject({
  host: mailHostSchema,
  port: z.int('notOneOf').min(1, 'notOneOf').max(65_535, 'notOneOf'),
  security: z.enum(MAIL_SECURITIES, 'notOneOf'),
  /** True where an owner said in words that mail and password may travel open to another machine. */
  isOpenWayAccepted: z.boolean(),
  /** Empty where the server asks for no sign-in. */
  user: lineSchema(254),
  senderName: requiredLineSchema(120),
  senderAddress: requiredEmailSchema,
})
export type MailServer = z.infer<typeof mailServerSchema>

/** A password for the mail server, as typed: blanks at its ends belong to it. */
export const mailPasswordSchema: z.ZodType<string, string> = z
  .string('required')
  .min(1, 'required')
  .max(200, 'tooLong')
  .refine((text) => !hasHiddenCharacters(text), 'hiddenCharacters')

/** Mail of this PC (product.md 17, 26 Mail, 41): the server it is sent by, and what is on its way. For owners. */
export const mailRoutes = defineRoutes({
  'mail.getServer': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      server: mailServerSchema.nullable(),
      /** That one is kept; the password itself never leaves the key store. */
      hasPassword: z.boolean(),
      /** What a first form starts with. */
      suggestedSenderName: z.string(),
    }),
    errors: [],
  },
  'mail.saveServer': {
    access: 'settings.edit',
    audit: 'change',
    input: z.strictObject({
      server: mailServerSchema,
      /** Null keeps the one that is there; refused where server, port or user differ, so that it goes nowhere else. */
      password: mailPasswordSchema.nullable(),
    }),
    output: nothing,
    errors: ['KEY_STORE_UNAVAILABLE'],
  },
  /** Takes mail away from this PC: server, password, and what waits or was refused. */
  'mail.removeServer': {
    access: 'settings.edit',
    audit: 'change',
    input: nothing,
    output: nothing,
    errors: ['KEY_STORE_UNAVAILABLE'],
  },
  /** Sends one mail to the caller's own address, now; `problem` is null where the server took it. */
  'mail.sendTest': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      address: z.string(),
      problem: problem.nullable(),
      /** The server's own words, at most 300 characters, empty where it said nothing; shown and not kept. */
      serverSaid: z.string(),
    }),
    errors: ['MAIL_NOT_SET_UP', 'NO_EMAIL'],
  },
  'mail.getState': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      isSetUp: z.boolean(),
      waiting: z.int(),
      refused: z.int(),
      /** What keeps all mail from going out; null where nothing does. */
      problem: problem.nullable(),
      /** True where nothing more is tried until an owner does something. */
      isStopped: z.boolean(),
      nextTryAt: z.number().nullable(),
      lastSentAt: z.number().nullable(),
    }),
    errors: [],
  },
  /** What waits and what was refused, the refused first, then by the next try; at most 200. */
  'mail.listQueue': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({
      mails: z.array(
        z.strictObject({
          mailId: z.string(),
          /** Whom it is for. */
          name: z.string(),
          kind: z.enum(MAIL_KINDS),
          state: z.enum(['waiting', 'refused']),
          attempts: z.int(),
          queuedAt: z.number(),
          /** Null where it is not tried again by itself. */
          nextTryAt: z.number().nullable(),
          problem: problem.nullable(),
        }),
      ),
    }),
    errors: [],
  },
  /** Tries everything that waits at once, also after a stop. */
  'mail.retryNow': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: nothing,
    errors: ['MAIL_NOT_SET_UP'],
  },
  /** Takes the refused ones off the list. */
  'mail.discardRefused': {
    access: 'settings.edit',
    audit: 'none',
    input: nothing,
    output: z.strictObject({ discarded: z.int() }),
    errors: [],
  },
})
