import { z } from 'zod'
import { FIELD_PROBLEMS } from '../errors/codes.ts'
import { userIdSchema, workIdSchema } from '../domain/ids.ts'
import { IMPORT_FIELDS } from '../domain/importFields.ts'
import { dateSchema } from '../domain/text.ts'
import { CLIENT_TABS } from '../domain/clients.ts'
import { CLIENT_SORT_COLUMNS, clientRowSchema } from './clients.ts'
import { defineRoutes } from './define.ts'
import {
  columnShape,
  duplicateChoicesSchema,
  duplicateShape,
  listFileShape,
  listPreviewShape,
  MOST_COLUMNS,
  MOST_SHOWN,
} from './importFile.ts'
import { selectionSchema, userRowSchema, userSortSchema } from './users.ts'

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

const duplicate = z.strictObject({
  ...duplicateShape,
  /** What they share: an e-mail, a staff ID and the name, the name with a phone, or the name with an e-mail missing. */
  shares: z.enum(['email', 'staffId', 'nameAndPhone', 'nameOnly']),
  /** Who is there already; null where it stands earlier in the file. */
  userId: userIdSchema.nullable(),
  isOtherInactive: z.boolean(),
  /** False where an e-mail or staff ID is shared: no two people bear one (product.md 6, 15). */
  mayBeNew: z.boolean(),
})
export type PersonDuplicate = z.infer<typeof duplicate>

export const importPreviewSchema = z.strictObject({
  ...listPreviewShape,
  columns: z.array(z.strictObject({ ...columnShape, field: z.enum(IMPORT_FIELDS).nullable() })),
  readyCount: z.int(),
  /** The first, in file order. */
  problems: z.array(rowProblem).max(MOST_SHOWN),
  duplicates: z.array(duplicate).max(MOST_SHOWN),
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
  /** Reads a file and says what would happen; stores nothing but the choice of columns. */
  'transfer.previewImport': {
    access: 'transfer.import',
    audit: 'none',
    maxInput: 45_000_000,
    input: z.strictObject({
      ...listFileShape,
      /** What each column holds, chosen by hand; null: as recognised, or as chosen for such a file before. */
      columns: z.array(z.enum(IMPORT_FIELDS).nullable()).max(MOST_COLUMNS).nullable().default(null),
      /**
       * Where nobody is there to choose: the columns are what their names say, or the file is refused; whoever bears
       * an e-mail or a staff ID already is a problem.
       */
      isStrict: z.boolean().default(true),
    }),
    output: importPreviewSchema,
    errors: ['FILE_UNREADABLE'],
  },
  /** Stores what the preview showed: all of it or nothing. Progress comes as `work.progress` under its importId. */
  'transfer.runImport': {
    access: 'transfer.import',
    audit: 'change',
    maxInput: 5_000_000,
    input: z.strictObject({
      importId: workIdSchema,
      duplicates: duplicateChoicesSchema.default({ all: 'skip', rows: [] }),
    }),
    output: z.strictObject({ added: z.int(), filled: z.int(), skipped: z.int() }),
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
