import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addStaff } from '#tests/support/addStaff.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

let app: TestApp
beforeEach(async () => {
  app = await startClinic()
})
afterEach(() => app.stop())

const IN_ORDER = ['Mia arbre', 'Mia Étoile', 'Mia Éveil', 'Mia Zen']

async function importClients(practitioner: string): Promise<void> {
  const lines = IN_ORDER.toReversed().map((name) => `${name.replace(' ', ',')},${practitioner}`)
  const base64 = Buffer.from(`First name,Last name,Practitioner\n${lines.join('\n')}\n`).toString('base64')
  const { importId } = dataOf(
    await app.ask('transfer.previewClients', { fileName: 'clients.csv', base64, columns: null }),
  )
  dataOf(await app.ask('transfer.runClients', { importId, duplicates: { all: 'skip', rows: [] } }))
}

async function addAdmin(firstName: string): Promise<void> {
  const admin = {
    as: 'staff' as const,
    firstName,
    lastName: 'Roy',
    title: '',
    roles: ['officeAdmin' as const],
  }
  const email = `${firstName.normalize('NFD').replace(/\P{ASCII}/gu, '')}@maple.example`
  dataOf(await app.ask('users.add', { ...admin, email, disciplineId: null, compensationTierId: null }))
}

describe('names stand in the order in which people look for them, whatever their case and accents (product 3)', () => {
  it('where somebody’s clients are listed, and where these are handed over (product 10, 38)', async () => {
    const userId = await addStaff(app, 'Nadine', 'Holm')
    await importClients('nadine.desk@maple.example')
    const { clients } = dataOf(await app.ask('users.listClients', { userId }))
    expect(clients.map(({ name }) => name)).toEqual(IN_ORDER)
    const preview = dataOf(await app.ask('leaving.preview', { userId }))
    expect(preview.clients.map(({ name }) => name)).toEqual(IN_ORDER)
  })

  it('where a reviewer is chosen (product 12)', async () => {
    for (const name of ['Zoé', 'Émile', 'anne']) await addAdmin(name)
    const { reviewers } = dataOf(await app.ask('timesheets.listReviewers', {}))
    expect(reviewers.map(({ name }) => name)).toEqual(['anne Roy', 'Émile Roy', 'Zoé Roy'])
  })
})
