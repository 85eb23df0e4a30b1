import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { type ImportPreview } from '#shared/contract/transfer.ts'
import { IMPORT_FIELDS } from '#shared/domain/importFields.ts'
import { listedKind } from '#shared/domain/users.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { comparePeople } from './comparePeople.ts'
import type { Unreadable } from './decodeText.ts'
import { describeList } from './describeList.ts'
import { type ImportDesk, keepAtDesk } from './importDesk.ts'
import { readAsChosen } from './readAsChosen.ts'
import { type PeopleFile, readPeople } from './readPeople.ts'
import type { ImportedPerson } from './readPerson.ts'
import { RowProblems } from './rowProblems.ts'

type Input = ParsedInputOf<'transfer.previewImport'>
type Opened = { readonly ok: true; readonly file: PeopleFile; readonly isRemembered: boolean }

function sampleOf(person: ImportedPerson): ImportPreview['sample'][number] {
  return {
    line: person.line,
    name: `${person.firstName} ${person.lastName}`.trim(),
    email: person.email,
    phone: person.phone,
    kind: listedKind(person.kind, person.roles),
    roles: person.roles.join(', '),
  }
}

async function open(call: ActorCall, { base64, columns, isStrict }: Input): Promise<Opened | Unreadable> {
  if (!isStrict)
    return readAsChosen(call, { base64, columns, what: 'people', fields: IMPORT_FIELDS }, readPeople)
  const file = await readPeople(Buffer.from(base64, 'base64'), 'strictly')
  return file.ok ? { ok: true, file, isRemembered: false } : file
}

/** Reads a list and says what would happen (product.md 45); keeps it at the seat until it is run. */
export async function previewImport(
  desk: ImportDesk,
  call: ActorCall,
  input: Input,
): Promise<Answer<'transfer.previewImport'>> {
  const opened = await open(call, input)
  if (!opened.ok) return fail('FILE_UNREADABLE', { reason: opened.reason })
  const { fileName, isStrict } = input
  const { file, isRemembered } = opened
  const { lines } = file
  const compared = await comparePeople(call.db.read, lines, { rights: call.actor.rights, isStrict })
  const problems = RowProblems.both(file.problems, compared.problems)
  const importId = keepAtDesk(desk, call, {
    fileName,
    list: { what: 'people', lines, isStrict },
    problemCount: file.problems.count,
  })
  const described = describeList({
    importId,
    fileName,
    isRemembered,
    file,
    problems,
    duplicates: compared.duplicates,
    sampleOf,
  })
  return ok({ ...described, readyCount: lines.length - problems.lineCount })
}
