import { afterEach, describe, expect, it } from 'vitest'
import type { NewUser } from '#shared/contract/users.ts'
import type { Role } from '#shared/domain/roles.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from '#tests/support/testApp.ts'

let test: TestApp
afterEach(() => test.stop())

const NO_FILTERS = { kinds: [], roles: [], disciplineIds: [], signInStates: [] }
const staff = (
  firstName: string,
  lastName: string,
  roles: Role[] = ['practitioner'],
  email = `${firstName}.${lastName}@maple.example`,
): NewUser => ({
  as: 'staff',
  firstName,
  lastName,
  title: '',
  email,
  roles,
  disciplineId: null,
  compensationTierId: null,
})
const add = async (user: NewUser): Promise<string> => dataOf(await test.ask('users.add', user)).userId
const list = async (
  options: { tab?: 'active' | 'inactive'; search?: string; filters?: object } = {},
): Promise<string[]> => {
  const answer = await test.raw('users.list', {
    tab: options.tab ?? 'active',
    search: options.search ?? '',
    filters: { ...NO_FILTERS, ...options.filters },
    sort: { column: 'name', descending: false },
    from: { index: 0 },
    limit: 100,
  })
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  const data = answer.data as { rows: { firstName: string; lastName: string }[] }
  return data.rows.map((row) => `${row.firstName} ${row.lastName}`)
}
const codeOf = (answer: { ok: boolean; error?: { code: string } }): string =>
  answer.ok ? 'ok' : (answer.error?.code ?? '')
const idOf = (userId: string): never => userId as never

describe('Clinic Users', () => {
  it('holds active people under Active and moves somebody made inactive to the other tab, and back (product 1, 2)', async () => {
    test = await startClinic()
    const ana = await add(staff('Ana', 'Silva'))
    expect(await list()).toEqual(['Olive Owens', 'Ana Silva'])
    dataOf(await test.ask('users.saveAccount', { userId: idOf(ana), status: 'inactive' }))
    expect(await list()).toEqual(['Olive Owens'])
    expect(await list({ tab: 'inactive' })).toEqual(['Ana Silva'])
    expect(dataOf(await test.ask('users.count', {}))).toEqual({ active: 1, inactive: 1 })
    dataOf(await test.ask('users.saveAccount', { userId: idOf(ana), status: 'active' }))
    expect(await list()).toContain('Ana Silva')
  })

  it('finds by name, e-mail, phone digits and staff ID, whatever the case and the accents (product 3)', async () => {
    test = await startClinic()
    await add(staff('Zoë', 'Łukaszewska', ['practitioner'], 'zoe@maple.example'))
    await add({
      as: 'guardian',
      firstName: 'Noémie',
      lastName: "O'Brien",
      title: '',
      email: '',
      phone: '+1 (416) 555-0137',
    })
    const zoe = (await list({ search: 'ZOE' }))[0]
    for (const search of [
      'zoe',
      'ZOË',
      'lukas',
      'łuk',
      'zoe@maple',
      'A1002',
      'zo',
      'zoe lukaszewska',
      'lukaszewska zoe',
    ]) {
      expect(await list({ search }), search).toEqual([zoe])
    }
    for (const search of ['4165550137', '(416) 555', '555-0137', "o'brien", 'noe']) {
      expect(await list({ search }), search).toEqual(["Noémie O'Brien"])
    }
    expect(await list({ search: 'nobody here' })).toEqual([])
    expect(await list({ search: '" OR 1=1 --' })).toEqual([])
  })

  it('finds who was meant though a letter is wrong, where next to nobody is written like that (product 3)', async () => {
    test = await startClinic()
    for (const [first, last] of [
      ['Ana', 'Kowalski'],
      ['Ben', 'Kowalsky'],
      ['Carla', 'Smith'],
      ['Dora', 'Tremblay'],
    ] as const)
      await add(staff(first, last, ['practitioner'], `${first.toLowerCase()}@maple.example`))
    for (const search of ['tremblya', 'trembaly', 'tremlay', 'tremblaay', 'trambl', 'dora tramblay'])
      expect(await list({ search }), search).toEqual(['Dora Tremblay'])
    for (const search of ['smtih', 'simth', 'msith', 'smihht', 'carla smtih'])
      expect(await list({ search }), search).toEqual(search === 'smihht' ? [] : ['Carla Smith'])
    expect(await list({ search: 'kowalski' })).toEqual(['Ana Kowalski', 'Ben Kowalsky'])
    // Only within what the filters let through, and for words of letters.
    expect(await list({ search: 'tremblya', filters: { roles: ['officeAdmin'] } })).toEqual([])
    expect(await list({ search: 'ben tremblya' })).toEqual([])
    for (const search of ['smi9th', 'smxyh', '5550999', 'quokka', 'smi'])
      expect(await list({ search }), search).toEqual(search === 'smi' ? ['Carla Smith'] : [])
    for (let many = 0; many < 5; many += 1)
      await add(staff(`Tre${'abcde'.charAt(many)}`, 'Tremblet', ['practitioner'], `tr${many}@maple.example`))
    expect(await list({ search: 'tremblet' })).toHaveLength(5)
  })

  it('narrows by kind, role and sign-in state together with the search (product 3, 4)', async () => {
    test = await startClinic()
    const ana = await add(staff('Ana', 'Silva'))
    await add(staff('Anatol', 'Meier', ['officeAdmin']))
    await add({ as: 'contact', firstName: 'Ana', lastName: 'Contact', title: '', email: '', phone: '' })
    expect(await list({ search: 'ana', filters: { kinds: ['practitioner'] } })).toEqual(['Ana Silva'])
    expect(await list({ search: 'ana', filters: { roles: ['officeAdmin'] } })).toEqual(['Anatol Meier'])
    expect(await list({ filters: { signInStates: ['fine'] } })).toEqual(['Olive Owens'])
    dataOf(
      await test.ask('users.setTemporaryPassword', { userId: idOf(ana), password: 'sunny river bend 7' }),
    )
    expect(await list({ filters: { signInStates: ['temporaryUnused'] } })).toEqual(['Ana Silva'])
    test.clock.advance(49 * 3_600_000)
    // Longer than a session lasts.
    dataOf(await test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
    expect(await list({ filters: { signInStates: ['temporaryUnused'] } })).toEqual([])
    expect(await list({ filters: { signInStates: ['temporaryEnded'] } })).toEqual(['Ana Silva'])
  })

  it('gives the same order by keyset pages and by index, in every sorting and both directions (product 3)', async () => {
    test = await startClinic()
    for (let index = 0; index < 25; index += 1) {
      await add({
        as: 'contact',
        firstName: `P${index % 5}`,
        lastName: `Q${index % 3}`,
        title: `T${index % 2}`,
        email: '',
        phone: '',
      })
    }
    for (const column of [
      'name',
      'title',
      'kind',
      'discipline',
      'tier',
      'email',
      'phone',
      'staffId',
      'registration',
      'signIn',
    ] as const) {
      for (const descending of [false, true]) {
        const page = async (
          from: { after: string } | { index: number },
          limit: number,
        ): Promise<{ rows: { userId: string }[]; next: string | null; total: number }> =>
          dataOf(
            await test.ask('users.list', {
              tab: 'active',
              search: '',
              filters: NO_FILTERS,
              sort: { column, descending },
              from,
              limit,
            }),
          )
        const whole = await page({ index: 0 }, 100)
        expect(whole.total).toBe(26)
        const walked: string[] = []
        let next: string | null = null
        do {
          const part: Awaited<ReturnType<typeof page>> = await page(
            next === null ? { index: 0 } : { after: next },
            7,
          )
          walked.push(...part.rows.map((row) => row.userId))
          next = part.next
        } while (next !== null)
        expect(walked, `${column} ${descending}`).toEqual(whole.rows.map((row) => row.userId))
        const jumped = await page({ index: 10 }, 5)
        expect(jumped.rows.map((row) => row.userId)).toEqual(walked.slice(10, 15))
      }
    }
  })

  it('names the field of a missing name or a malformed e-mail and stores nothing (product 6)', async () => {
    test = await startClinic()
    const answer = await test.ask('users.add', { ...staff('', '  '), email: 'not an address' })
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'BAD_INPUT',
        data: { fields: { firstName: 'required', lastName: 'required', email: 'malformed' } },
      },
    })
    expect(await list()).toEqual(['Olive Owens'])
  })

  it('names the account that bears an e-mail, in any status and letter case (product 6)', async () => {
    test = await startClinic()
    const ana = await add(staff('Ana', 'Silva', ['practitioner'], 'Ana@Maple.example'))
    dataOf(await test.ask('users.saveAccount', { userId: idOf(ana), status: 'inactive' }))
    const answer = await test.ask(
      'users.add',
      staff('Other', 'Person', ['practitioner'], 'aNA@maple.EXAMPLE'),
    )
    expect(answer).toEqual({
      ok: false,
      error: { code: 'EMAIL_TAKEN', data: { userId: ana, name: 'Ana Silva', status: 'inactive' } },
    })
  })

  it.each(['solo', 'soloPlus'] as const)(
    'refuses practitioners on %s wherever one could come from, and nobody else (product 7)',
    async (plan) => {
      test = await startClinic(plan)
      const refused = {
        ok: false,
        error: { code: 'PLAN_FORBIDS_PRACTITIONER', data: { plan, neededPlan: 'teams' } },
      }
      expect(await test.ask('users.add', staff('Ana', 'Silva'))).toEqual(refused)
      expect(await list()).toEqual(['Olive Owens'])
      await add({
        as: 'student',
        firstName: 'Stu',
        lastName: 'Dent',
        title: '',
        email: 'stu@maple.example',
        disciplineId: null,
      })
      const admin = await add(staff('Ada', 'Min', ['officeAdmin']))
      expect(
        await test.ask('users.saveAccount', { userId: idOf(admin), roles: ['officeAdmin', 'practitioner'] }),
      ).toEqual(refused)
      const clinic = dataOf(await test.ask('clinic.get', {}))
      dataOf(await test.ask('clinic.save', { ...clinic, plan: 'teams' }))
      const ana = await add(staff('Ana', 'Silva'))
      dataOf(await test.ask('users.saveAccount', { userId: idOf(ana), status: 'inactive' }))
      dataOf(await test.ask('clinic.save', { ...clinic, plan }))
      expect(await test.ask('users.saveAccount', { userId: idOf(ana), status: 'active' })).toEqual(refused)
      expect(await list({ tab: 'inactive' })).toEqual(['Ana Silva'])
    },
  )
})

describe('Account', () => {
  it('keeps status, licence, staff ID, notices and roles in one save, or none of them (product 13–18)', async () => {
    test = await startClinic()
    const ana = await add(staff('Ana', 'Silva'))
    const bob = await add(staff('Bob', 'Jones'))
    const taken = dataOf(await test.ask('users.get', { userId: idOf(bob) })).staffId
    const refused = await test.ask('users.saveAccount', {
      userId: idOf(ana),
      registration: { number: '4562', expiresOn: '2027-01-31' },
      roles: ['practitioner', 'finance'],
      staffId: taken.toLowerCase(),
    })
    expect(refused).toEqual({
      ok: false,
      error: { code: 'STAFF_ID_TAKEN', data: { userId: bob, name: 'Bob Jones', status: 'active' } },
    })
    expect(dataOf(await test.ask('users.get', { userId: idOf(ana) }))).toMatchObject({
      roles: ['practitioner'],
      registration: { number: '' },
    })
    const { disciplineId } = dataOf(await test.ask('disciplines.add', { name: 'Speech Therapy' }))
    const profile = dataOf(await test.ask('users.get', { userId: idOf(ana) })).profile
    const { hasPhoto: _hasPhoto, ...fields } = profile
    dataOf(await test.ask('users.saveProfile', { userId: idOf(ana), ...fields, disciplineId, photo: 'keep' }))
    const saved = dataOf(
      await test.ask('users.saveAccount', {
        userId: idOf(ana),
        registration: { number: '4562', expiresOn: '2027-01-31' },
        roles: ['practitioner', 'finance'],
        staffId: 'SLP-7',
        notifications: { appointmentCreated: false },
      }),
    )
    expect(saved).toMatchObject({
      registration: { number: '4562', expiresOn: '2027-01-31', label: 'Reg. #4562 – ST' },
      roles: ['practitioner', 'finance'],
      staffId: 'SLP-7',
      notifications: { appointmentCreated: false, appointmentChanged: true },
    })
  })

  it('lets nobody change their own status or roles, or the last owner end (product 29)', async () => {
    test = await startClinic()
    const session = dataOf(await test.ask('session.get', {}))
    const self = idOf(session.person?.userId ?? '')
    expect(codeOf(await test.ask('users.saveAccount', { userId: self, status: 'inactive' }))).toBe(
      'OWN_STATUS',
    )
    expect(codeOf(await test.ask('users.saveAccount', { userId: self, roles: ['owner', 'manager'] }))).toBe(
      'OWN_ROLES',
    )
    const ana = await add(staff('Ana', 'Silva', ['officeAdmin']))
    expect(codeOf(await test.ask('users.saveAccount', { userId: idOf(ana), roles: ['owner'] }))).toBe(
      'BAD_INPUT',
    )
    expect(codeOf(await test.ask('users.add', staff('New', 'Owner', ['owner'])))).toBe('BAD_INPUT')
  })

  it('gives an Office Admin status and passwords of others but not of owners, and neither roles nor pay (product 3, 18, 22)', async () => {
    test = await startClinic()
    const owner = idOf(dataOf(await test.ask('session.get', {})).person?.userId ?? '')
    const admin = await add(staff('Ada', 'Min', ['officeAdmin'], 'ada@maple.example'))
    const ana = await add(staff('Ana', 'Silva'))
    dataOf(
      await test.ask('users.setTemporaryPassword', { userId: idOf(admin), password: 'sunny river bend 7' }),
    )
    const seat = 'second'
    dataOf(
      await test.ask('identity.signIn', { email: 'ada@maple.example', password: 'sunny river bend 7' }, seat),
    )
    expect(codeOf(await test.ask('users.count', {}, seat))).toBe('MUST_CHANGE_PASSWORD')
    dataOf(
      await test.ask(
        'identity.changePassword',
        { currentPassword: 'sunny river bend 7', newPassword: 'another quiet walk' },
        seat,
      ),
    )
    expect(codeOf(await test.ask('users.saveAccount', { userId: idOf(ana), roles: ['manager'] }, seat))).toBe(
      'FORBIDDEN',
    )
    expect(codeOf(await test.ask('users.saveAccount', { userId: owner, status: 'inactive' }, seat))).toBe(
      'OWNER_PROTECTED',
    )
    expect(
      codeOf(
        await test.ask('users.setTemporaryPassword', { userId: owner, password: 'sunny river bend 8' }, seat),
      ),
    ).toBe('OWNER_PROTECTED')
    const { disciplineId } = dataOf(await test.ask('disciplines.add', { name: 'Speech Therapy' }))
    expect(codeOf(await test.ask('disciplines.add', { name: 'Art' }, seat))).toBe('FORBIDDEN')
    const { hasPhoto: _hasPhoto, ...fields } = dataOf(
      await test.ask('users.get', { userId: idOf(ana) }, seat),
    ).profile
    const saved = await test.ask(
      'users.saveProfile',
      { userId: idOf(ana), ...fields, bio: 'Hello', photo: 'keep' },
      seat,
    )
    expect(codeOf(saved)).toBe('ok')
    expect(
      codeOf(
        await test.ask(
          'users.saveProfile',
          { userId: idOf(ana), ...fields, disciplineId, photo: 'keep' },
          seat,
        ),
      ),
    ).toBe('FORBIDDEN')
    expect(codeOf(await test.ask('users.saveAccount', { userId: idOf(ana), status: 'inactive' }, seat))).toBe(
      'ok',
    )
    expect(codeOf(await test.ask('clinic.getThisPc', {}, seat))).toBe('FORBIDDEN')
  })

  it('keeps exactly one default phone, and shows it in the list (product 21)', async () => {
    test = await startClinic()
    const ana = idOf(await add(staff('Ana', 'Silva')))
    const { hasPhoto: _hasPhoto, ...fields } = dataOf(await test.ask('users.get', { userId: ana })).profile
    const primary = { number: '416 555 0101', isDefault: true }
    const both = await test.ask('users.saveProfile', {
      userId: ana,
      ...fields,
      phones: { primary, secondary: { number: '416 555 0102', isDefault: true } },
      photo: 'keep',
    })
    expect(both).toEqual({
      ok: false,
      error: { code: 'BAD_INPUT', data: { fields: { phones: 'exactlyOneDefault' } } },
    })
    dataOf(
      await test.ask('users.saveProfile', {
        userId: ana,
        ...fields,
        phones: {
          primary: { ...primary, isDefault: false },
          secondary: { number: '416 555 0102', isDefault: true },
        },
        photo: 'keep',
      }),
    )
    expect(dataOf(await test.ask('users.find', { search: 'ana silva' })).rows[0]?.phone).toBe('416 555 0102')
    expect(await list({ search: '5550101' })).toEqual(['Ana Silva'])
  })

  it('takes only pictures as photos, and gives them back', async () => {
    test = await startClinic()
    const ana = idOf(await add(staff('Ana', 'Silva')))
    const { hasPhoto: _hasPhoto, ...fields } = dataOf(await test.ask('users.get', { userId: ana })).profile
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString('base64')
    const script = Buffer.from('<script>alert(1)</script>').toString('base64')
    expect(
      codeOf(
        await test.ask('users.saveProfile', {
          userId: ana,
          ...fields,
          photo: { type: 'image/png', base64: script },
        }),
      ),
    ).toBe('BAD_INPUT')
    dataOf(
      await test.ask('users.saveProfile', {
        userId: ana,
        ...fields,
        photo: { type: 'image/png', base64: png },
      }),
    )
    expect(dataOf(await test.ask('users.getPhoto', { userId: ana })).photo).toEqual({
      type: 'image/png',
      base64: png,
    })
    dataOf(await test.ask('users.saveProfile', { userId: ana, ...fields, photo: null }))
    expect(dataOf(await test.ask('users.getPhoto', { userId: ana })).photo).toBeNull()
  })

  it('refuses a duplicate discipline or tier in any letter case (product 21)', async () => {
    test = await startClinic()
    dataOf(await test.ask('disciplines.add', { name: 'Speech Therapy' }))
    dataOf(await test.ask('compensationTiers.add', { name: 'Tier 1' }))
    expect(await test.ask('disciplines.add', { name: 'SPEECH therapy' })).toMatchObject({
      ok: false,
      error: { code: 'NAME_TAKEN', data: { name: 'Speech Therapy' } },
    })
    expect(codeOf(await test.ask('compensationTiers.add', { name: 'tier  1' }))).toBe('NAME_TAKEN')
  })

  it('ends the open session of somebody made inactive at once, and tells their screen', async () => {
    test = await startClinic()
    const ana = idOf(await add(staff('Ana', 'Silva', ['practitioner'], 'ana@maple.example')))
    dataOf(await test.ask('users.setTemporaryPassword', { userId: ana, password: 'sunny river bend 7' }))
    dataOf(
      await test.ask(
        'identity.signIn',
        { email: 'ana@maple.example', password: 'sunny river bend 7' },
        'second',
      ),
    )
    const events: string[] = []
    test.app.subscribe('second', (event) => void events.push(event.name))
    dataOf(await test.ask('users.saveAccount', { userId: ana, status: 'inactive' }))
    expect(dataOf(await test.ask('session.get', {}, 'second')).state).toBe('none')
    await expect.poll(() => events).toContain('session.changed')
    expect(
      codeOf(
        await test.ask(
          'identity.signIn',
          { email: 'ana@maple.example', password: 'sunny river bend 7' },
          'second',
        ),
      ),
    ).toBe('WRONG_CREDENTIALS')
    expect(OWNER_PASSWORD.length).toBeGreaterThan(14)
  })
})
