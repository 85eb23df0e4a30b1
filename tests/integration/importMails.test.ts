import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UserId } from '#shared/domain/ids.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { importClients } from '#tests/support/importClients.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'
import { writeOn } from '#tests/support/writeOn.ts'

let test: TestApp
let nadine: UserId
let omar: UserId
beforeEach(async () => {
  test = await startClinic()
  nadine = await addStaff(test, 'Nadine', 'Holm')
  omar = await addStaff(test, 'Omar', 'Reyes', 'omar')
  // Nothing listens there: what is queued stays in the queue.
  await writeOn(test, (tx) => tx.run("INSERT INTO setting (name, value) VALUES ('mail.server', '{}')"))
})
afterEach(() => test.stop())

type Mail = { readonly user_id: string; readonly kind: string; readonly facts: string }
/** What is queued, in the order of the words: mails of one act have no order of their own. */
const mails = async (): Promise<string[]> => {
  const queued = await writeOn(
    test,
    (tx) => tx.all("SELECT * FROM mail_queue WHERE kind LIKE 'client%'") as Mail[],
  )
  return queued
    .map(({ user_id, kind, facts }) => {
      const { clients } = JSON.parse(facts) as { clients: number }
      return `${kind} ${user_id === nadine ? 'Nadine' : 'Omar'} ${String(clients)}`
    })
    .toSorted((one, other) => one.localeCompare(other))
}
const HEAD = 'Name,DOB,Therapist,Parent\n'
const MILO = 'Milo Acorn,2019-05-04,nadine.desk@maple.example,Jo Acorn\n'
const MIA = 'Mia Acorn,2017-02-01,nadine.desk@maple.example,Jo Acorn\n'

describe('mails of an import of clients (product 17)', () => {
  it('tell each practitioner once how many clients came, and once how many went when it is undone', async () => {
    const importId = await importClients(
      test,
      `${HEAD}${MILO}${MIA}Noa Birch,2018-11-30,omar.desk@maple.example,\nMax Acorn,2015-01-01,,\n`,
    )
    const came = ['clientAssigned Nadine 2', 'clientAssigned Omar 1']
    expect(await mails()).toEqual(came)
    dataOf(await test.ask('transfer.undoImport', { importId }))
    expect(await mails()).toEqual([...came, 'clientTaken Nadine 2', 'clientTaken Omar 1'])
  })

  it('say nothing of clients whom somebody has already, nor of those who stay', async () => {
    await importClients(test, `${HEAD}${MILO}`)
    const importId = await importClients(
      test,
      `${HEAD}${MILO}Milo Acorn,2019-05-04,omar.desk@maple.example,\n${MIA}`,
      'merge',
    )
    const came = ['clientAssigned Nadine 1', 'clientAssigned Nadine 1', 'clientAssigned Omar 1']
    expect(await mails()).toEqual(came)
    dataOf(await test.ask('transfer.undoImport', { importId }))
    expect(await mails()).toEqual([...came, 'clientTaken Nadine 1', 'clientTaken Omar 1'])
  })

  it('ask nothing of who declined them', async () => {
    dataOf(await test.ask('users.saveAccount', { userId: omar, notifications: { clientAssigned: false } }))
    await importClients(test, `${HEAD}Noa Birch,2018-11-30,omar.desk@maple.example,\n`)
    expect(await mails()).toEqual([])
  })
})
