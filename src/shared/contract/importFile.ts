import { z } from 'zod'
import { workIdSchema } from '../domain/ids.ts'
import { DUPLICATE_CHOICES } from '../domain/importFields.ts'

/** The most lines that are read of one list: half of the largest clinic; more would take more memory than a PC may miss (I6). */
export const MOST_LINES = 50_000
/** The most columns of a list. */
export const MOST_COLUMNS = 500
/** Of problems and duplicates the first are shown, in file order. */
export const MOST_SHOWN = 500

/** For lines that seem to be there; `rows` by line, before what is said for all. */
export const duplicateChoicesSchema = z.strictObject({
  all: z.enum(DUPLICATE_CHOICES),
  rows: z.array(z.strictObject({ line: z.int(), choice: z.enum(DUPLICATE_CHOICES) })).max(MOST_LINES),
})
export type DuplicateChoices = z.infer<typeof duplicateChoicesSchema>

/** A list as it crosses the border: as base64, at most 32 MB of file. */
export const listFileShape = {
  fileName: z.string().max(255),
  base64: z.base64('invalid').max(44_800_000, 'tooLong'),
}

/** One column of a list; a column of passwords is never read, whoever chooses it. */
export const columnShape = { header: z.string(), isNeverRead: z.boolean() }

/** What every preview of a list says. */
export const listPreviewShape = {
  importId: workIdSchema,
  fileName: z.string(),
  encoding: z.enum(['UTF-8', 'UTF-16 LE', 'UTF-16 BE', 'Windows-1252']),
  separator: z.enum([',', ';', 'tab', '|']),
  /** The columns are those that somebody chose for such a file before. */
  isRemembered: z.boolean(),
  rowCount: z.int(),
  problemCount: z.int(),
  duplicateCount: z.int(),
}

/** One line whose record seems to be there. */
export const duplicateShape = {
  line: z.int(),
  name: z.string(),
  otherName: z.string(),
  /** Where the other one stands earlier in the file; null where it is in the clinic. */
  otherLine: z.int().nullable(),
}
