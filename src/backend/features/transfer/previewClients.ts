import { type ClientPreview } from '#shared/contract/clientImport.ts'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { CLIENT_IMPORT_FIELDS } from '#shared/domain/importFields.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import { compareClients } from './compareClients.ts'
import { describeList } from './describeList.ts'
import { type ImportDesk, keepAtDesk } from './importDesk.ts'
import { readAsChosen } from './readAsChosen.ts'
import type { ImportedClient } from './readClient.ts'
import { readClients } from './readClients.ts'
import { RowProblems } from './rowProblems.ts'

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
  { fileName, ...input }: ParsedInputOf<'transfer.previewClients'>,
): Promise<Answer<'transfer.previewClients'>> {
  const order = { ...input, what: 'clients', fields: CLIENT_IMPORT_FIELDS } as const
  const opened = await readAsChosen(call, order, readClients)
  if (!opened.ok) return fail('FILE_UNREADABLE', { reason: opened.reason })
  const { file, isRemembered } = opened
  const { lines } = file
  const compared = await compareClients(call.db.read, lines, call.ports.clock.now())
  const problems = RowProblems.both(file.problems, compared.problems)
  const importId = keepAtDesk(desk, call, {
    fileName,
    list: { what: 'clients', lines },
    problemCount: file.problems.count,
  })
  const { duplicates } = compared
  return ok(describeList({ importId, fileName, isRemembered, file, problems, duplicates, sampleOf }))
}
