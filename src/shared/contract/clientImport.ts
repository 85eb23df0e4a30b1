import { z } from 'zod'
import { FIELD_PROBLEMS } from '../errors/codes.ts'
import { clientIdSchema, workIdSchema } from '../domain/ids.ts'
import { CLIENT_IMPORT_FIELDS } from '../domain/importFields.ts'
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

export const CLIENT_ROW_PROBLEMS = [
  ...FIELD_PROBLEMS,
  'tooManyColumns',
  'unknownPractitioner',
  'guardianNotNamed',
  'emailOfOther',
] as const

const rowProblem = z.strictObject({
  /** The line in the file as an editor counts it, from 1. */
  line: z.int(),
  name: z.string(),
  field: z.enum(CLIENT_IMPORT_FIELDS).nullable(),
  problem: z.enum(CLIENT_ROW_PROBLEMS),
  value: z.string(),
  /** Who bears a guardian's e-mail under another name; `line` where they stand earlier in the file. */
  takenBy: z.strictObject({ name: z.string(), line: z.int().nullable() }).nullable(),
})
export type ClientRowProblem = z.infer<typeof rowProblem>

const duplicate = z.strictObject({
  ...duplicateShape,
  /** What they share: the e-mail, or the name with date of birth, phone or nothing else known. */
  shares: z.enum(['email', 'nameAndBirthDate', 'nameAndPhone', 'nameOnly']),
  /** Who is there already; null where it stands earlier in the file. */
  clientId: clientIdSchema.nullable(),
})
export type ClientDuplicate = z.infer<typeof duplicate>

export const clientPreviewSchema = z.strictObject({
  ...listPreviewShape,
  columns: z.array(z.strictObject({ ...columnShape, field: z.enum(CLIENT_IMPORT_FIELDS).nullable() })),
  /** The first, in file order. */
  problems: z.array(rowProblem).max(MOST_SHOWN),
  duplicates: z.array(duplicate).max(MOST_SHOWN),
  /** The first rows as they will be stored. */
  sample: z.array(
    z.strictObject({
      line: z.int(),
      name: z.string(),
      birthDate: z.string(),
      status: z.string(),
      guardian: z.string(),
      practitioner: z.string(),
    }),
  ),
})
export type ClientPreview = z.infer<typeof clientPreviewSchema>

export const clientImportRoutes = defineRoutes({
  /** Reads a file of clients and says what would happen; stores nothing but the choice of columns. */
  'transfer.previewClients': {
    access: 'transfer.import',
    audit: 'none',
    maxInput: 45_000_000,
    input: z.strictObject({
      ...listFileShape,
      /** What each column holds, chosen by hand; null: as recognised, or as chosen for such a file before. */
      columns: z.array(z.enum(CLIENT_IMPORT_FIELDS).nullable()).max(MOST_COLUMNS).nullable(),
    }),
    output: clientPreviewSchema,
    errors: ['FILE_UNREADABLE'],
  },
  /** Stores what the preview showed: all of it or nothing. */
  'transfer.runClients': {
    access: 'transfer.import',
    audit: 'change',
    maxInput: 5_000_000,
    input: z.strictObject({
      importId: workIdSchema,
      duplicates: duplicateChoicesSchema,
    }),
    output: z.strictObject({ added: z.int(), filled: z.int(), skipped: z.int() }),
    errors: ['NOT_FOUND', 'IMPORT_HAS_ERRORS', 'CANCELLED'],
  },
  /** The imports of the last months, the newest first. */
  'transfer.listImports': {
    access: 'transfer.import',
    audit: 'none',
    input: z.strictObject({}),
    output: z.strictObject({
      imports: z.array(
        z.strictObject({
          importId: workIdSchema,
          kind: z.enum(['user', 'client']),
          fileName: z.string(),
          at: z.int(),
          byName: z.string(),
          count: z.int(),
          isUndone: z.boolean(),
        }),
      ),
    }),
    errors: [],
  },
  /**
   * Takes an import back as one act: whoever came by it and was not changed since shows nowhere any more; the log
   * keeps it. Whoever was changed stays, and is named.
   */
  'transfer.undoImport': {
    access: 'transfer.import',
    audit: 'change',
    isFresh: true,
    input: z.strictObject({ importId: workIdSchema }),
    output: z.strictObject({
      undone: z.int(),
      /** Who were there before it, and lost again what it had filled in. */
      emptied: z.int(),
      stayCount: z.int(),
      stay: z.array(z.string()).max(20),
    }),
    errors: ['NOT_FOUND'],
  },
})
