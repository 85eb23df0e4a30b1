import type { ImportPreview, RowProblem } from '#shared/contract/transfer.ts'
import type { ImportField } from '#shared/domain/importFields.ts'
import type { ErrorData } from '#shared/errors/index.ts'
import { assertNever } from '#shared/lib/assertNever.ts'

const FIELDS: Readonly<Record<ImportField, string>> = {
  firstName: 'first name',
  lastName: 'last name',
  fullName: 'name',
  kind: 'type',
  roles: 'role',
  title: 'title',
  email: 'e-mail',
  secondaryEmail: 'second e-mail',
  phone: 'phone',
  secondaryPhone: 'second phone',
  discipline: 'discipline',
  compensationTier: 'compensation tier',
  registrationNumber: 'registration number',
  registrationExpiresOn: 'licence expiry',
  staffId: 'staff ID',
  status: 'status',
  bio: 'bio',
}

/** Text of a file as a terminal may show it: control characters can move the cursor or colour the screen. */
export function safeForTerminal(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '�')
}

/** What a field is called in a sentence. */
export function fieldWords(field: ImportField): string {
  return FIELDS[field]
}

function whatIsWrong({ problem, takenBy }: RowProblem): string {
  const bearer = takenBy === null ? 'somebody else' : takenBy.name
  switch (problem) {
    case 'required':
      return 'is missing'
    case 'malformed':
      return 'is not written correctly'
    case 'tooLong':
      return 'is too long'
    case 'tooShort':
      return 'is too short'
    case 'hiddenCharacters':
      return 'holds invisible characters'
    case 'notOneOf':
      return 'is not a word Anteroom knows here'
    case 'inThePast':
      return 'this day is over'
    case 'inTheFuture':
      return 'this day is still to come'
    case 'notADate':
      return 'is not a clear date; write it as 2027-12-31'
    case 'taken':
      return 'somebody else has this already'
    case 'sameAsOther':
      return 'stands twice on this line'
    case 'exactlyOneDefault':
    case 'invalid':
    case 'noSuchTime':
      return 'does not fit'
    case 'emailTaken':
    case 'staffIdTaken':
      return `belongs to ${bearer} already`
    case 'emailTwiceInFile':
    case 'staffIdTwiceInFile':
      return `stands on line ${takenBy?.line ?? '?'} too (${bearer})`
    case 'planForbidsPractitioner':
      return 'is not possible on your plan: practitioners need the Teams plan'
    case 'unknownDiscipline':
      return 'is new to this clinic; an owner can add it'
    case 'unknownTier':
      return 'is new to this clinic; an owner can add it'
    case 'tooManyColumns':
      return 'there are more cells than columns; is a separator inside a cell without quotes?'
    case 'mayNotSetRoles':
      return 'can’t be given by a list: ownership is given in Settings > Clinic'
    default:
      return assertNever(problem)
  }
}

/** One problem as a line: "Line 12, Ada Byte: e-mail “ada@” is not written correctly." */
export function problemSentence(problem: RowProblem): string {
  const who = problem.name === '' ? '' : `, ${problem.name}`
  const value = problem.value === '' || problem.field === null ? '' : ` “${problem.value}”`
  const field = problem.field === null ? '' : `${fieldWords(problem.field)}${value} `
  return safeForTerminal(`Line ${problem.line}${who}: ${field}${whatIsWrong(problem)}.`)
}

/** Why a file can't be read, and what to do. */
export function unreadableSentence(reason: ErrorData<'FILE_UNREADABLE'>['reason']): string {
  switch (reason) {
    case 'empty':
      return 'The file is empty.'
    case 'tooLarge':
      return 'The file is larger than 32 MB. Split it.'
    case 'notText':
      return 'The file is not a text list. In Excel choose "Save as" and "CSV UTF-8".'
    case 'noHeader':
      return 'The file has no header line that Anteroom knows. Put names such as "First name, Last name, E-mail, Role" on top.'
    case 'noNameColumn':
      return 'The file has no column for names. Add "First name" and "Last name", or "Name".'
    case 'duplicateHeader':
      return 'Two columns of the file stand for the same field. Rename or remove one of them.'
    case 'badQuotes':
      return 'A quote in the file is never closed, or closed in the middle of a cell. Save the list again from the program it comes from.'
    case 'lineTooLong':
      return 'A line of the file is longer than any person’s, or has more than 500 columns. Is a quote never closed?'
    case 'tooManyLines':
      return 'The file has more than 50,000 lines. Split it.'
    default:
      return assertNever(reason)
  }
}

/** What was recognised in a file, as the lines a person reads before deciding. */
export function previewLines(preview: ImportPreview): string[] {
  const read = preview.columns.flatMap(({ header, field }) =>
    field === null ? [] : [`${safeForTerminal(header)} → ${fieldWords(field)}`],
  )
  const left = preview.columns
    .filter(({ field }) => field === null)
    .map(({ header }) => (header === '' ? '(no header)' : safeForTerminal(header)))
  return [
    `${safeForTerminal(preview.fileName)}: ${count(preview.rowCount, 'person', 'people')}, ${preview.encoding}, separated by ${preview.separator}`,
    `Columns read: ${read.join(', ')}`,
    ...(left.length === 0 ? [] : [`Columns left out: ${left.join(', ')}`]),
  ]
}

/** "1 person", "1,000 people". */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`
}
