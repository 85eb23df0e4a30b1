import { randomBytes } from 'node:crypto'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import type { ImportPreview, RowProblem } from '#shared/contract/transfer.ts'
import { workIdSchema } from '#shared/domain/ids.ts'
import { listedKind } from '#shared/domain/users.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { makeId } from '#shared/lib/ids.ts'
import type { ActorCall } from '../../call.ts'
import { compareWithClinic } from './compareWithClinic.ts'
import type { ImportDesk } from './importDesk.ts'
import { readPeople } from './readPeople.ts'
import type { ImportedPerson } from './readPerson.ts'

const MOST_PROBLEMS = 500
const SAMPLE_ROWS = 10

/** Reads a list and says what would happen (product.md 45); keeps it at the seat until it is run. Stores nothing. */
export async function previewImport(
  desk: ImportDesk,
  call: ActorCall,
  input: ParsedInputOf<'transfer.previewImport'>,
): Promise<Answer<'transfer.previewImport'>> {
  const file = await readPeople(Buffer.from(input.base64, 'base64'))
  if (!file.ok) return fail('FILE_UNREADABLE', { reason: file.reason })
  const { people } = file
  const importId = workIdSchema.parse(makeId(call.ports.clock.now(), randomBytes))
  const problems = [
    ...file.problems,
    ...(await compareWithClinic(call.db.read, people, call.actor.rights)),
  ].sort((one, other) => one.line - other.line)
  desk.put(call.seat, {
    importId,
    actorId: call.actor.userId,
    fileName: input.fileName,
    people,
    problemCount: file.problems.length,
    cancelling: new AbortController(),
  })
  return ok({
    importId,
    fileName: input.fileName,
    encoding: file.encoding,
    separator: file.separator,
    columns: file.columns,
    rowCount: people.length,
    readyCount: people.length - linesOf(problems).size,
    problemCount: problems.length,
    problems: problems.slice(0, MOST_PROBLEMS),
    sample: people.slice(0, SAMPLE_ROWS).map(sampleOf),
  })
}

const linesOf = (problems: readonly RowProblem[]): Set<number> => new Set(problems.map(({ line }) => line))

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
