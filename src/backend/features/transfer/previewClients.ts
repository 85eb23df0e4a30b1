import { randomBytes } from 'node:crypto'
import { CLIENT_IMPORT_FIELDS, type ClientPreview } from '#shared/contract/clientImport.ts'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { workIdSchema } from '#shared/domain/ids.ts'
import { fail, ok } from '#shared/errors/index.ts'
import { makeId } from '#shared/lib/ids.ts'
import type { ActorCall } from '../../call.ts'
import { writeAlways } from '../../db/writeAlways.ts'
import { keepColumnChoice, readColumnChoice } from './columnChoice.ts'
import { compareClients } from './compareClients.ts'
import type { ImportDesk } from './importDesk.ts'
import { type ClientsFile, type ImportedClient, readClients } from './readClients.ts'

const MOST_SHOWN = 500
const SAMPLE_ROWS = 10

type Read = { readonly file: ClientsFile; readonly isRemembered: boolean }
type Input = ParsedInputOf<'transfer.previewClients'>

/** Reads the file as chosen now, else as chosen for such a file before, else by the names of its columns. */
async function read(
  call: ActorCall,
  { base64, columns }: Input,
): Promise<Read | Exclude<Awaited<ReturnType<typeof readClients>>, ClientsFile>> {
  const bytes = Buffer.from(base64, 'base64')
  const { userId } = call.actor
  if (columns !== null) {
    const file = await readClients(bytes, () => columns)
    if (!file.ok) return file
    await writeAlways(call.db, userId, (tx) =>
      keepColumnChoice(tx, userId, 'clients', { headers: file.headers, fields: columns }),
    )
    return { file, isRemembered: false }
  }
  const plain = await readClients(bytes, () => undefined)
  const headers = plain.ok ? plain.headers : []
  const kept = await readColumnChoice(call.db.read, userId, 'clients', {
    headers,
    fields: CLIENT_IMPORT_FIELDS,
  })
  if (!plain.ok || kept === undefined) return plain.ok ? { file: plain, isRemembered: false } : plain
  const file = await readClients(bytes, () => kept)
  return file.ok ? { file, isRemembered: true } : file
}

function sampleOf(client: ImportedClient): ClientPreview['sample'][number] {
  const { guardian } = client
  return {
    line: client.line,
    name: `${client.firstName} ${client.lastName}`.trim(),
    birthDate: client.birthDate ?? '',
    status: client.status,
    guardian: guardian === null ? '' : `${guardian.firstName} ${guardian.lastName}`.trim(),
    practitioner: client.practitioner,
  }
}

/** Reads a list of clients and says what would happen (product.md 45); keeps it at the seat until it is run. */
export async function previewClients(
  desk: ImportDesk,
  call: ActorCall,
  input: Input,
): Promise<Answer<'transfer.previewClients'>> {
  const opened = await read(call, input)
  if (!('file' in opened)) return fail('FILE_UNREADABLE', { reason: opened.reason })
  const { file, isRemembered } = opened
  const compared = await compareClients(call.db.read, file.clients)
  const problems = [...file.problems, ...compared.problems].toSorted((a, b) => a.line - b.line)
  const importId = workIdSchema.parse(makeId(call.ports.clock.now(), randomBytes))
  desk.put(call.seat, {
    importId,
    actorId: call.actor.userId,
    fileName: input.fileName,
    people: [],
    clients: file.clients,
    problemCount: file.problems.length,
    cancelling: new AbortController(),
  })
  return ok({
    importId,
    fileName: input.fileName,
    encoding: file.encoding,
    separator: file.separator,
    columns: file.columns,
    isRemembered,
    rowCount: file.clients.length,
    problemCount: problems.length,
    problems: problems.slice(0, MOST_SHOWN),
    duplicateCount: compared.duplicates.length,
    duplicates: compared.duplicates.slice(0, MOST_SHOWN),
    sample: file.clients.slice(0, SAMPLE_ROWS).map(sampleOf),
  })
}
