import { describe, expect, it } from 'vitest'
import { speak } from '#renderer/text/language.ts'
import { describeAct, sentenceText } from './describeAct.ts'
import { fieldChanges, type LogAct, type LogEntry } from './fieldChanges.ts'

const OLIVE = '00000000-0000-7000-8000-000000000001'
const ANA = '00000000-0000-7000-8000-000000000002'
const SPEECH = '00000000-0000-7000-8000-000000000003'
const MUSIC = '00000000-0000-7000-8000-000000000004'
const names = {
  [OLIVE]: 'Olive Owens',
  [ANA]: 'Ana Silva',
  [SPEECH]: 'Speech Therapy',
  [MUSIC]: 'Music Therapy',
}

const entry = (part: Partial<Record<keyof LogEntry, unknown>>): LogEntry =>
  ({
    seq: 1,
    verb: 'user.profileChanged',
    kind: 'changes',
    outcome: 'done',
    table: null,
    rowId: null,
    aboutUserId: null,
    aboutClientId: null,
    before: null,
    after: null,
    ...part,
  }) as LogEntry

const told = (entries: readonly LogEntry[], actorId: string | null = OLIVE): string[] =>
  describeAct(
    { actId: 'a', at: 0, actorId, deviceId: 'd', entries, entryCount: entries.length } as LogAct,
    names,
  ).map(sentenceText)
const email = { table: 'contact_point', rowId: `${ANA}.email.primary`, aboutUserId: ANA }

describe('the sentence of an act', () => {
  it('tells one changed field from what to what', () => {
    const change = {
      ...email,
      before: { value: 'a@x.ca', folded_value: 'a@x.ca' },
      after: { value: 'b@x.ca', folded_value: 'b@x.ca' },
    }
    expect(told([entry(change)])).toEqual([
      'Olive Owens changed Ana Silva’s primary e-mail from a@x.ca to b@x.ca',
    ])
    const discipline = {
      table: 'user',
      rowId: ANA,
      aboutUserId: ANA,
      before: { discipline_id: SPEECH },
      after: { discipline_id: MUSIC },
    }
    expect(told([entry(discipline)])).toEqual([
      'Olive Owens changed Ana Silva’s discipline from Speech Therapy to Music Therapy',
    ])
    expect(told([entry({ ...discipline, before: { title: 'SLP' }, after: { title: '' } })])).toEqual([
      'Olive Owens took away Ana Silva’s title, which was SLP',
    ])
    expect(
      told([entry({ ...discipline, aboutUserId: OLIVE, before: { title: '' }, after: { title: 'OT' } })]),
    ).toEqual(['Olive Owens set their own title to OT'])
  })

  it('tells in French too whether a switch went on or off', async () => {
    const turned = (is: number): string[] =>
      told([
        entry({
          table: 'user',
          rowId: ANA,
          aboutUserId: ANA,
          before: { is_mfa_required: 1 - is },
          after: { is_mfa_required: is },
        }),
      ])
    await speak('fr')
    expect(turned(1)).toEqual(['Olive Owens a activé pour Ana Silva\u00A0: MFA exigée'])
    expect(turned(0)).toEqual(['Olive Owens a désactivé pour Ana Silva\u00A0: MFA exigée'])
    await speak('en')
  })

  it('tells who was set up like whom, and the parts after it (product 40)', () => {
    const whole = entry({ verb: 'user.setUpLike', aboutUserId: ANA, after: { like_id: OLIVE } })
    const role = { verb: 'role.given', table: 'user_role', rowId: `${ANA}.manager`, aboutUserId: ANA }
    expect(told([whole, entry({ ...role, after: { is_held: 1 } })])).toEqual([
      'Olive Owens set Ana Silva up like Olive Owens',
      'Olive Owens gave Ana Silva the role Manager',
    ])
  })

  it('tells how many people were exported, and by what (product 46)', () => {
    const exported = (after: Record<string, string | number>): string[] =>
      told([entry({ verb: 'transfer.exportUsers', after })])
    const people = 'people out of Clinic Users as a file'
    expect(exported({ count: 656, tab: 'active', search: '', filters: 0 })).toEqual([
      `Olive Owens took 656 ${people}`,
    ])
    expect(exported({ count: 12, tab: 'active', search: 'silva', filters: 1, roles: 'manager' })).toEqual([
      `Olive Owens took 12 ${people} (search “silva”, filters on: 1)`,
    ])
    expect(exported({ count: 3, selected: 4 })).toEqual([`Olive Owens took 3 chosen ${people}`])
  })

  it('names the fields where there are several, of all rows of the save', () => {
    const user = {
      table: 'user',
      rowId: ANA,
      aboutUserId: ANA,
      before: { title: 'a', first_name: 'b' },
      after: { title: 'c', first_name: 'd' },
    }
    expect(told([entry(user), entry({ ...email, before: { value: 'a' }, after: { value: 'b' } })])).toEqual([
      'Olive Owens changed Ana Silva’s title, first name and primary e-mail',
    ])
  })

  it('tells the act before what was written with it, and nobody as somebody or the program', () => {
    const first = {
      verb: 'credential.firstUsed',
      table: 'credential',
      aboutUserId: ANA,
      after: { is_temporary_used: 1 },
    }
    const signIn = entry({ verb: 'identity.signIn', kind: 'signIns', aboutUserId: ANA })
    expect(told([entry(first), signIn], ANA)).toEqual(['Ana Silva signed in'])
    expect(told([entry({ verb: 'identity.signIn', outcome: 'refused' })], null)).toEqual([
      'Somebody tried to sign in and could not',
    ])
    expect(told([entry({ verb: 'alert.raised', table: 'alert' })], null)).toEqual([
      'The program told the owners of something they must hear of',
    ])
  })

  it('tells roles, searches, imports and refusals in their own words', () => {
    const role = { verb: 'role.given', table: 'user_role', aboutUserId: ANA, after: { is_held: 1 } }
    expect(
      told([entry({ ...role, rowId: `${ANA}.manager` }), entry({ ...role, rowId: `${ANA}.finance` })]),
    ).toEqual(['Olive Owens gave Ana Silva the role Manager, Finance'])
    expect(told([entry({ verb: 'users.list', after: { search: 'ana', filters: 0, found: 3 } })])).toEqual([
      'Olive Owens searched Clinic Users for “ana”: 3 found',
    ])
    expect(told([entry({ verb: 'users.list' })])).toEqual(['Olive Owens looked through Clinic Users'])
    expect(told([entry({ verb: 'mail.saveServer', outcome: 'refused' })])).toEqual([
      'Olive Owens tried to open the mail settings',
    ])
    const added = Array.from({ length: 10 }, () =>
      entry({ verb: 'user.added', table: 'user', rowId: ANA, aboutUserId: ANA }),
    )
    const summary = entry({ verb: 'transfer.imported', after: { count: 4000 } })
    expect(told([...added, summary])[0]).toBe('Olive Owens imported 4000 people from a file')
  })

  it('says something of a verb that nobody gave a sentence', () => {
    expect(told([entry({ verb: 'some.verb', aboutUserId: ANA })])).toEqual([
      'Olive Owens did something about Ana Silva',
    ])
    const row = {
      verb: 'some.verb',
      table: 'user',
      rowId: ANA,
      aboutUserId: ANA,
      before: { title: 'a' },
      after: { title: 'b' },
    }
    expect(told([entry(row)])).toEqual(['Olive Owens changed Ana Silva’s title from a to b'])
    expect(told([entry({ verb: 'odd.refusal', outcome: 'refused' })])).toEqual([
      'Olive Owens tried something and was refused',
    ])
  })

  it('shows hidden characters of names and values as marks, and sets them apart (L4)', () => {
    const change = { ...email, before: { value: 'a' }, after: { value: 'b\u202Egnp\n\u001B[1m' } }
    const parts = describeAct(
      {
        actId: 'a',
        at: 0,
        actorId: OLIVE,
        deviceId: 'd',
        entries: [entry(change)],
        entryCount: 1,
      } as unknown as LogAct,
      names,
    ).flat()
    expect(parts.at(-1)).toEqual({ text: 'b\\u{202E}gnp\\u{000A}\\u{001B}[1m', kind: 'value' })
    expect(parts.filter((part) => part.kind !== 'words')).toHaveLength(4)
  })
})

describe('the fields of an entry', () => {
  it('bear the words of the screens, and leave out ids and what was never there', () => {
    const added = {
      table: 'user',
      rowId: ANA,
      before: null,
      after: {
        id: ANA,
        kind: 'staff',
        status: 'active',
        first_name: 'Ana',
        bio: '',
        created_at: 5,
        is_mfa_required: 0,
      },
    }
    expect(fieldChanges(entry(added), names).map(({ field, after }) => [field, after])).toEqual([
      ['kind', 'staff'],
      ['status', 'Active'],
      ['first name', 'Ana'],
      ['MFA required', 'no'],
    ])
    const hidden = {
      table: 'credential',
      rowId: ANA,
      before: { password_hash: '(changed)' },
      after: { password_hash: '(changed)' },
    }
    expect(fieldChanges(entry(hidden), names)).toMatchObject([
      { field: 'password', after: 'changed, not kept here' },
    ])
  })
})
