import { z } from 'zod'
import { FIELD_PROBLEMS } from '../errors/codes.ts'
import { userIdSchema, workIdSchema } from '../domain/ids.ts'
import { dateSchema } from '../domain/text.ts'
import { CLIENT_TABS } from '../domain/clients.ts'
import { CLIENT_SORT_COLUMNS, clientRowSchema } from './clients.ts'
import { defineRoutes } from './define.ts'
import { selectionSchema, userRowSchema, userSortSchema } from './users.ts'

/** The fields a column of a staff and contact list can be read as. */
export const IMPORT_FIELDS = [
  'firstName',
  'lastName',
  'fullName',
  'kind',
  'roles',
  'title',
  'email',
  'secondaryEmail',
  'phone',
  'secondaryPhone',
  'discipline',
  'compensationTier',
  'registrationNumber',
  'registrationExpiresOn',
  'staffId',
  'status',
  'bio',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

export const ROW_PROBLEMS = [
  ...FIELD_PROBLEMS,
  'emailTaken',
  'emailTwiceInFile',
  'staffIdTaken',
  'staffIdTwiceInFile',
  'planForbidsPractitioner',
  'unknownDiscipline',
  'unknownTier',
  'tooManyColumns',
  'mayNotSetRoles',
] as const

const rowProblem = z.strictObject({
  /** The line in the file as an editor counts it, from 1. */
  line: z.int(),
  name: z.string(),
  field: z.enum(IMPORT_FIELDS).nullable(),
  problem: z.enum(ROW_PROBLEMS),
  /** The value that is wrong, shortened to 80 characters. */
  value: z.string(),
  /** For duplicates: who bears it already, or on which line it stands first. */
  takenBy: z
    .strictObject({ userId: userIdSchema.nullable(), name: z.string(), line: z.int().nullable() })
    .nullable(),
})
export type RowProblem = z.infer<typeof rowProblem>

export const importPreviewSchema = z.strictObject({
  importId: workIdSchema,
  fileName: z.string(),
  encoding: z.enum(['UTF-8', 'UTF-16 LE', 'UTF-16 BE', 'Windows-1252']),
  separator: z.enum([',', ';', 'tab', '|']),
  /** Every column of the file, and what it was read as; null where it is left out. */
  columns: z.array(z.strictObject({ header: z.string(), field: z.enum(IMPORT_FIELDS).nullable() })),
  rowCount: z.int(),
  readyCount: z.int(),
  problemCount: z.int(),
  /** The first 500 problems, in file order. */
  problems: z.array(rowProblem),
  /** The first rows as they will be stored. */
  sample: z.array(
    z.strictObject({
      line: z.int(),
      name: z.string(),
      email: z.string(),
      phone: z.string(),
      kind: z.string(),
      roles: z.string(),
    }),
  ),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>

export const transferRoutes = defineRoutes({
  /** Reads a file and says what would happen; stores nothing. The file comes as base64, at most 32 MB of it. */
  'transfer.previewImport': {
    access: 'transfer.import',
    audit: 'none',
    maxInput: 45_000_000,
    input: z.strictObject({
      fileName: z.string().max(255),
      base64: z.base64('invalid').max(44_800_000, 'tooLong'),
    }),
    output: importPreviewSchema,
    errors: ['FILE_UNREADABLE'],
  },
  /** Stores what the preview showed: all of it or nothing. Progress comes as `work.progress` under its importId. */
  'transfer.runImport': {
    access: 'transfer.import',
    audit: 'change',
    input: z.strictObject({ importId: workIdSchema }),
    output: z.strictObject({ added: z.int() }),
    errors: ['NOT_FOUND', 'IMPORT_HAS_ERRORS', 'CANCELLED'],
  },
  'transfer.cancelImport': {
    access: 'transfer.import',
    audit: 'none',
    input: z.strictObject({ importId: workIdSchema }),
    output: z.strictObject({}),
    errors: [],
  },
  /** What a list of people shows, for a file; the log has how many and by what (product.md 46). */
  'transfer.exportUsers': {
    access: 'transfer.export',
    audit: 'export',
    isFresh: true,
    maxInput: 1_000_000,
    input: z.strictObject({
      which: selectionSchema,
      sort: userSortSchema,
    }),
    output: z.strictObject({
      rows: z.array(userRowSchema),
      /** Today on the clinic's calendar, for the name of the file. */
      day: dateSchema,
      /** True where there are more people than one file takes, or than a search counts. */
      isCapped: z.boolean(),
    }),
    errors: [],
  },
  /** What the list of clients shows, as far as the person may see them, for a file (product.md 46). */
  'transfer.exportClients': {
    access: 'transfer.export',
    audit: 'export',
    isFresh: true,
    input: z.strictObject({
      tab: z.enum(CLIENT_TABS),
      search: z.string().max(200, 'tooLong'),
      filters: z.strictObject({ practitionerIds: z.array(userIdSchema).max(20) }),
      sort: z.strictObject({ column: z.enum(CLIENT_SORT_COLUMNS), descending: z.boolean() }),
    }),
    output: z.strictObject({
      rows: z.array(clientRowSchema),
      day: dateSchema,
      isCapped: z.boolean(),
    }),
    errors: [],
  },
  /** The staff among the people that a list shows, as a PDF to hang up or to hand out (product.md 46). */
  'transfer.printStaff': {
    access: 'transfer.export',
    audit: 'export',
    isFresh: true,
    maxInput: 1_000_000,
    input: z.strictObject({ which: selectionSchema, sort: userSortSchema }),
    output: z.strictObject({
      fileName: z.string(),
      base64: z.base64(),
      count: z.int(),
      /** True where there are more people than one list takes. */
      isCapped: z.boolean(),
    }),
    errors: ['NOBODY_TO_PRINT', 'LETTERS_MISSING'],
  },
})
