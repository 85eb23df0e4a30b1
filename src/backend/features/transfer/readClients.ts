import type { ClientRowProblem } from '#shared/contract/clientImport.ts'
import type { ClientImportField } from '#shared/domain/importFields.ts'
import { recogniseClientColumns } from './clientColumns.ts'
import type { Unreadable } from './decodeText.ts'
import type { Choose } from './findColumns.ts'
import { cellOf } from './listLine.ts'
import { CLIENT_MULTILINE, type ImportedClient, readClient } from './readClient.ts'
import { type DateOrder, dateOrderOf } from './readDate.ts'
import { type ListFile, readList } from './readList.ts'

export type ClientsFile = ListFile<ClientImportField, ImportedClient, ClientRowProblem>

/** Reads the bytes of a client list. */
export function readClients(
  bytes: Uint8Array,
  choose: Choose<ClientImportField>,
): Promise<ClientsFile | Unreadable> {
  return readList(bytes, {
    recognise: (records) => recogniseClientColumns(records, choose),
    open: ({ byField, columns, rows }) => {
      const under = { byField, columnCount: columns.length, multiline: CLIENT_MULTILINE }
      const orderOf = (field: 'birthDate' | 'since'): DateOrder =>
        dateOrderOf(rows.map((row) => cellOf(row, under, field)))
      const context = { ...under, birth: orderOf('birthDate'), since: orderOf('since') }
      return (row) => readClient(row, context)
    },
  })
}
