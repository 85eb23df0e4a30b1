import type { InputOf } from '#shared/contract/index.ts'
import type { ClientPreview } from '#shared/contract/clientImport.ts'
import { dataOf, type TestApp } from './testApp.ts'

/** Previews a list of clients as the desk does. */
export async function previewClients(test: TestApp, text: string): Promise<ClientPreview> {
  const base64 = Buffer.from(text).toString('base64')
  return dataOf(await test.ask('transfer.previewClients', { fileName: 'clients.csv', base64, columns: null }))
}

/** Previews and imports a list of clients; whoever is there already is treated as said. */
export async function importClients(
  test: TestApp,
  text: string,
  all: InputOf<'transfer.runClients'>['duplicates']['all'] = 'skip',
): Promise<InputOf<'transfer.undoImport'>['importId']> {
  const { importId } = await previewClients(test, text)
  dataOf(await test.ask('transfer.runClients', { importId, duplicates: { all, rows: [] } }))
  return importId
}
