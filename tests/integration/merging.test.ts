import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertRow, updateRow } from '#backend/db/writeRow.ts'
import type { MergePreview } from '#shared/contract/merging.ts'
import { type ClientId, clientIdSchema, serviceIdSchema, type UserId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'
import { writeOn } from '#tests/support/writeOn.ts'

const ACT = { verb: 'user.profileChanged' }
const NO_FILTERS = { kinds: [], roles: [], disciplineIds: [], signInStates: [] }
const CLIENT = {
  preferred_name: '',
  birth_date: '2019-05-04',
  pronouns: '',
  status: 'active' as const,
  since: null,
  phone: '',
  email: '',
  address: '',
  school: '',
  notes: '',
}
let keptId: UserId
let mergedId: UserId

const previewOf = async (app: TestApp, pair: object): Promise<MergePreview> =>
  dataOf(await app.ask('merging.preview', { kind: 'user', keptId, mergedId, ...pair }))

async function merge(app: TestApp, more: object = {}): Promise<string> {
  const { seen, fields } = await previewOf(app, {})
  const taken = fields.filter(({ take }) => take === 'merged').map(({ field }) => field)
  const input = { kind: 'user' as const, keptId, mergedId, taken, roles: 'kept' as const, seen, ...more }
  return dataOf(await app.ask('merging.merge', input)).mergeId
}

const listed = async (app: TestApp, tab: 'active' | 'inactive', search = ''): Promise<string[]> =>
  dataOf(
    await app.ask('users.list', {
      tab,
      search,
      filters: NO_FILTERS,
      sort: { column: 'name', descending: false },
      from: { index: 0 },
      limit: 50,
    }),
  ).rows.map(({ userId }) => userId)

/** A client with a session and a tie to the record that goes. */
function tie(app: TestApp, userId: UserId, lastName: string): Promise<string> {
  return writeOn(app, (tx) => {
    const clientId = clientIdSchema.parse(tx.newId())
    insertRow(tx, 'client', { ...CLIENT, id: clientId, first_name: 'Milo', last_name: lastName }, ACT)
    insertRow(
      tx,
      'client_person',
      {
        id: `${clientId}.${userId}.practitioner`,
        client_id: clientId,
        user_id: userId,
        relation: 'practitioner',
        relation_label: '',
        since: '2026-01-05',
        is_current: 1,
        is_primary: 1,
        has_portal_access: 0,
        has_email_notifications: 0,
        has_consent: 0,
      },
      ACT,
    )
    const id = tx.newId()
    insertRow(
      tx,
      'session',
      {
        id,
        client_id: clientId,
        practitioner_id: userId,
        service_id: serviceIdSchema.parse(tx.newId()),
        starts_at: tx.now + 86_400_000,
        duration_minutes: 45,
        status: 'scheduled',
        is_direct: 1,
        is_billable: 1,
        fee_cents: null,
        is_taxable: null,
      },
      ACT,
    )
    return id
  })
}

describe('two records of one person (product 31, 45)', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startClinic()
    keptId = await addStaff(app, 'Nadine', 'Holm')
    mergedId = await addStaff(app, 'Nadine', 'Holm-Berg', 'nadine.second')
  })
  afterEach(() => app.stop())

  it('offer the likeliest double, and show where they differ and what would move', async () => {
    await tie(app, mergedId, 'Acorn')
    const { rows: records } = dataOf(
      await app.ask('merging.find', { kind: 'user', id: keptId, search: 'berg' }),
    )
    expect(records).toMatchObject([{ id: mergedId, isLikely: false }])
    const plan = await previewOf(app, {})
    expect(plan.moves).toEqual({ clients: 1, people: 0, sessions: 1, timesheets: 0, crews: 0, students: 0 })
    expect(plan.fields.map(({ field, kept, merged, take }) => [field, kept, merged, take])).toEqual([
      ['lastName', 'Holm', 'Holm-Berg', 'kept'],
      ['primaryEmail', 'nadine.desk@maple.example', 'nadine.second.desk@maple.example', 'kept'],
      ['secondaryEmail', '', 'nadine.second.desk@maple.example', 'merged'],
      ['staffId', expect.any(String), expect.any(String), 'kept'],
    ])
  })

  it('become one: clients, sessions and e-mail go over, the other shows in no list and keeps no access', async () => {
    const sessionId = await tie(app, mergedId, 'Acorn')
    dataOf(
      await app.ask('users.setTemporaryPassword', {
        userId: mergedId,
        password: 'copper lantern harvest 88',
      }),
    )
    await merge(app)
    const account = dataOf(await app.ask('users.get', { userId: keptId }))
    expect(account.profile).toMatchObject({ lastName: 'Holm' })
    expect(JSON.stringify(account.profile)).toContain('nadine.second.desk@maple.example')
    expect(dataOf(await app.ask('users.listClients', { userId: keptId })).clients).toHaveLength(1)
    for (const tab of ['active', 'inactive'] as const) expect(await listed(app, tab)).not.toContain(mergedId)
    expect(await listed(app, 'active', 'berg')).toEqual([])
    expect(await app.ask('users.get', { userId: mergedId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    const rows = await writeOn(app, (tx) => [
      ...tx.all('SELECT practitioner_id FROM session WHERE id = ?', sessionId),
      ...tx.all('SELECT status, merged_into FROM user WHERE id = ?', mergedId),
      ...tx.all('SELECT password_hash FROM credential WHERE id = ?', mergedId),
    ])
    expect(rows).toEqual([
      { practitioner_id: keptId },
      { status: 'inactive', merged_into: keptId },
      { password_hash: '' },
    ])
    const entries = await readLog(app, 'record.merged')
    expect(new Set(entries.map((entry) => entry['act_id'])).size).toBe(1)
  })

  it('are two again by one undo while nothing changed since, and not afterwards', async () => {
    const sessionId = await tie(app, mergedId, 'Acorn')
    const mergeId = await merge(app, { taken: ['lastName', 'primaryEmail'] })
    expect(dataOf(await app.ask('users.get', { userId: keptId })).profile.lastName).toBe('Holm-Berg')
    dataOf(await app.ask('merging.undo', { mergeId }))
    expect(await listed(app, 'active')).toEqual(expect.arrayContaining([keptId, mergedId]))
    expect(dataOf(await app.ask('users.get', { userId: keptId })).profile.lastName).toBe('Holm')
    const [row] = await writeOn(app, (tx) =>
      tx.all('SELECT practitioner_id FROM session WHERE id = ?', sessionId),
    )
    expect(row).toEqual({ practitioner_id: mergedId })
    expect(await app.ask('merging.undo', { mergeId })).toMatchObject({ error: { code: 'NOT_FOUND' } })

    const again = await merge(app, { taken: ['lastName'] })
    await writeOn(app, (tx) => updateRow(tx, 'user', keptId, { last_name: 'Changed' }, ACT))
    expect(await app.ask('merging.undo', { mergeId: again })).toMatchObject({
      error: { code: 'MERGE_CHANGED' },
    })
  })

  it('stay one where somebody else bears an e-mail or a staff ID of theirs by now', async () => {
    const mergeId = await merge(app, { taken: [] })
    const undo = () => app.ask('merging.undo', { mergeId })
    const otherId = await addStaff(app, 'Somebody', 'Else', 'else')
    // By a PC that has not heard of the other record.
    await writeOn(app, (tx) =>
      tx.run(
        `UPDATE contact_point SET (value, folded_value) = (SELECT value, folded_value FROM contact_point
         WHERE kind = 'email' AND user_id = ? AND folded_value <> '') WHERE kind = 'email' AND user_id = ?`,
        keptId,
        otherId,
      ),
    )
    expect(await undo()).toMatchObject({ error: { code: 'EMAIL_TAKEN', data: { userId: otherId } } })
    await writeOn(app, (tx) =>
      tx.run(`UPDATE contact_point SET value = '', folded_value = '' WHERE user_id = ?`, otherId),
    )
    await writeOn(app, (tx) =>
      tx.run(
        'UPDATE user SET staff_id = lower((SELECT staff_id FROM user WHERE id = ?)) WHERE id = ?',
        mergedId,
        otherId,
      ),
    )
    expect(await undo()).toMatchObject({ error: { code: 'STAFF_ID_TAKEN', data: { userId: otherId } } })
    await writeOn(app, (tx) => tx.run(`UPDATE user SET staff_id = 'Z-1' WHERE id = ?`, otherId))
    dataOf(await undo())
  })

  it('are not made one of oneself, of one record, of what changed since the look, nor by an Office Admin of owners', async () => {
    const { userId: self } = must(dataOf(await app.ask('session.get', {})).person, 'somebody')
    const refused = async (input: object): Promise<unknown> => {
      const answer = await app.ask('merging.preview', { kind: 'user', keptId, mergedId, ...input })
      return answer.ok ? 'in' : answer.error.code
    }
    expect(await refused({ mergedId: self })).toBe('OWN_STATUS')
    expect(await refused({ mergedId: keptId })).toBe('BAD_INPUT')
    expect(await refused({ mergedId: self.replace(/.$/u, '0').replace(/^./u, 'f') })).toBe('NOT_FOUND')
    const { seen } = await previewOf(app, {})
    await writeOn(app, (tx) => updateRow(tx, 'user', mergedId, { title: 'SLP' }, ACT))
    const stale = { kind: 'user' as const, keptId, mergedId, taken: [], roles: 'kept' as const, seen }
    expect(await app.ask('merging.merge', stale)).toMatchObject({ error: { code: 'MERGE_CHANGED' } })

    dataOf(await app.ask('users.saveAccount', { userId: keptId, roles: ['officeAdmin'] }))
    const password = 'copper lantern harvest 88'
    dataOf(await app.ask('users.setTemporaryPassword', { userId: keptId, password }))
    const OTHER = 'other'
    dataOf(await app.ask('identity.signIn', { email: 'nadine.desk@maple.example', password }, OTHER))
    const own = { currentPassword: password, newPassword: 'seven grey herons wade' }
    dataOf(await app.ask('identity.changePassword', own, OTHER))
    const asAdmin = { kind: 'user' as const, keptId: self, mergedId }
    expect(await app.ask('merging.preview', asAdmin, OTHER)).toMatchObject({
      error: { code: 'OWNER_PROTECTED' },
    })
    const plan = dataOf(await app.ask('merging.preview', { kind: 'user', keptId, mergedId }, OTHER))
    expect(plan.roles?.mayCombine).toBe(false)
  })

  it('are not made two again by an Office Admin where roles would go, nor by whoever got them', async () => {
    const OTHER = 'other'
    const adminId = await addStaff(app, 'Otto', 'Brandt', 'otto')
    dataOf(await app.ask('users.saveAccount', { userId: adminId, roles: ['officeAdmin'] }))
    const password = 'copper lantern harvest 88'
    dataOf(await app.ask('users.setTemporaryPassword', { userId: adminId, password }))
    dataOf(await app.ask('identity.signIn', { email: 'otto.desk@maple.example', password }, OTHER))
    const own = { currentPassword: password, newPassword: 'seven grey herons wade' }
    dataOf(await app.ask('identity.changePassword', own, OTHER))
    dataOf(await app.ask('users.saveAccount', { userId: mergedId, roles: ['manager'] }))
    const mergeId = await merge(app, { roles: 'both' })
    expect(await app.ask('merging.undo', { mergeId }, OTHER)).toMatchObject({ error: { code: 'FORBIDDEN' } })
    const rolesOf = async (userId: UserId): Promise<string[]> =>
      dataOf(await app.ask('users.get', { userId })).roles
    expect(await rolesOf(keptId)).toEqual(expect.arrayContaining(['manager', 'practitioner']))
    dataOf(await app.ask('merging.undo', { mergeId }))
    expect(await rolesOf(keptId)).toEqual(['practitioner'])
    expect(await rolesOf(mergedId)).toEqual(['manager'])
    // What took no roles from the kept one stays within the office's reach.
    const plain = await merge(app)
    dataOf(await app.ask('merging.undo', { mergeId: plain }, OTHER))
  })

  it('of clients become one, too: people and sessions go over, the chart of the other is gone', async () => {
    await tie(app, keptId, 'Acorn')
    await tie(app, mergedId, 'Acorn')
    const ids = (await writeOn(app, (tx) => tx.all('SELECT id FROM client ORDER BY id'))) as { id: string }[]
    const [kept, merged] = ids.map(({ id }) => clientIdSchema.parse(id))
    const pair = { kind: 'client' as const, keptId: must(kept, 'one'), mergedId: must(merged, 'other') }
    expect(
      dataOf(await app.ask('merging.find', { kind: 'client', id: pair.keptId, search: '' })).rows,
    ).toMatchObject([{ id: pair.mergedId, isLikely: true }])
    const { seen, moves } = dataOf(await app.ask('merging.preview', pair))
    expect(moves).toMatchObject({ people: 1, sessions: 1 })
    const { mergeId } = dataOf(await app.ask('merging.merge', { ...pair, taken: [], roles: 'kept', seen }))
    const { people } = dataOf(await app.ask('clients.getChart', { clientId: pair.keptId }))
    // Both had somebody who comes first: the kept one's does.
    expect(people.map(({ userId, isPrimary }) => [userId, isPrimary])).toEqual([
      [keptId, true],
      [mergedId, false],
    ])
    expect(await app.ask('clients.getChart', { clientId: pair.mergedId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    dataOf(await app.ask('merging.undo', { mergeId }))
    for (const id of [pair.keptId, pair.mergedId])
      expect(dataOf(await app.ask('clients.getChart', { clientId: id })).people).toHaveLength(1)
  })
  it('of clients are found whatever case and accents their names have here and there', async () => {
    const addClient = (first: string, last: string, birthDate: string): Promise<ClientId> =>
      writeOn(app, (tx) => {
        const id = clientIdSchema.parse(tx.newId())
        const named = { id, first_name: first, last_name: last, birth_date: birthDate }
        insertRow(tx, 'client', { ...CLIENT, ...named }, ACT)
        return id
      })
    const one = await addClient('Élodie', 'Noël', '2019-05-04')
    const sameName = await addClient('ELODIE', 'noel', '2018-01-02')
    const sameDay = await addClient('elodie', 'Martin', '2019-05-04')
    const other = await addClient('Élodie', 'Roy', '2017-07-07')
    const find = async (id: ClientId, search: string): Promise<string[]> =>
      dataOf(await app.ask('merging.find', { kind: 'client', id, search })).rows.map((row) => row.id)
    expect(await find(one, '')).toEqual([sameDay, sameName])
    expect(await find(sameName, '')).toEqual([one])
    for (const typed of ['élodie noël', 'elodie', 'ÉLODIE', 'noel', 'NOËL'])
      expect(await find(other, typed), typed).toContain(one)
    expect(await find(one, 'elodie')).toEqual([sameDay, sameName, other])
  })
})
