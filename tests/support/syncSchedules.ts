import fc from 'fast-check'
import type { WriteTx } from '#backend/db/clinicDatabase.ts'
import { settleVersion } from '#backend/db/settleVersion.ts'
import { insertRow, updateRow, writeRow } from '#backend/db/writeRow.ts'
import { BLANK_PERSON, insertPerson } from '#backend/features/users/index.ts'
import { isRow } from '#backend/sync/fieldStore.ts'
import type { Draws } from '#tests/bench/seeded.ts'
import { disciplineIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import type { Fate } from './memoryHub.ts'
import { isNewer } from './twoVersions.ts'

const ACT = { verb: 'discipline.renamed' }

/** One thing that happens at one PC, a while after what happened last. */
export const step = fc.record({
  pc: fc.nat({ max: 7 }),
  what: fc.constantFrom(
    'addPerson',
    'addDiscipline',
    'rename',
    'title',
    'status',
    'role',
    'email',
    'lastStep',
    'settle',
    'pronouns',
    'listing',
    'update',
    'push',
    'push',
    'pull',
    'pull',
    'sync',
    'restart',
  ),
  which: fc.nat({ max: 3 }),
  value: fc.nat({ max: 5 }),
  minutes: fc.integer({ min: 0, max: 600 }),
  fate: fc.constantFrom<Fate>('arrives', 'arrives', 'arrives', 'isLost', 'answerIsLost'),
})
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Something of each kind, for PCs to have in common. */
export const FIRST_EDITS = [
  'addPerson',
  'addPerson',
  'addDiscipline',
  'title',
  'email',
  'role',
  'lastStep',
] as const satisfies readonly Step['what'][]

const EDITS = [
  'addPerson',
  'addDiscipline',
  'rename',
  'title',
  'status',
  'role',
  'email',
  'lastStep',
  'settle',
] as const
/** Of people and disciplines, far fewer are added than changed. */
const WEIGHED = [...EDITS.slice(2), ...EDITS.slice(2), ...EDITS.slice(2), ...EDITS] as const

/** Something that somebody does at a desk, by draws. */
export function randomStep(draws: Draws): Step {
  const what = WEIGHED[draws.below(WEIGHED.length)] ?? 'title'
  return { pc: 0, what, which: draws.below(4), value: draws.below(6), minutes: 0, fate: 'arrives' }
}

function pick(tx: WriteTx, table: string, which: number): string | undefined {
  const rows = tx.all(`SELECT id FROM "${table}" ORDER BY id`)
  const row = rows[which % Math.max(1, rows.length)]
  return isRow(row) ? String(row['id']) : undefined
}

/** Fields that only the newer program writes; no type of this one knows them. */
const newer = (tx: WriteTx, fields: Readonly<Record<string, string>>): object => (isNewer(tx) ? fields : {})

/** What somebody does at a desk in one step. */
export function edit(tx: WriteTx, { what, which, value }: Step): void {
  const text = `value ${value}`
  if (what === 'addPerson') {
    insertPerson(tx, { ...BLANK_PERSON, kind: 'staff', firstName: text, lastName: `L${which}` })
    return
  }
  if (what === 'addDiscipline') {
    const id = disciplineIdSchema.parse(tx.newId())
    insertRow(tx, 'discipline', { id, name: text, is_current: 1, ...newer(tx, { colour: text }) }, ACT)
    updateRow(tx, 'discipline', id, { name: `${text}!` }, ACT)
    return
  }
  if (what === 'rename') {
    const id = pick(tx, 'discipline', which)
    if (id !== undefined) updateRow(tx, 'discipline', id, { name: text, is_current: value > 2 ? 1 : 0 }, ACT)
    return
  }
  const user = pick(tx, 'user', which)
  if (user === undefined) return
  const userId = userIdSchema.parse(user)
  if (what === 'title') updateRow(tx, 'user', user, { title: text, first_name: `${text} ${which}` }, ACT)
  if (what === 'status') updateRow(tx, 'user', user, { status: value > 2 ? 'active' : 'inactive' }, ACT)
  if (what === 'role')
    writeRow(
      tx,
      'user_role',
      {
        id: `${user}.manager`,
        user_id: userId,
        role: 'manager',
        is_held: value > 2 ? 1 : 0,
        ...newer(tx, { note: text }),
      },
      ACT,
    )
  if (what === 'email')
    writeRow(
      tx,
      'contact_point',
      {
        id: `${user}.email.secondary`,
        user_id: userId,
        kind: 'email',
        rank: 'secondary',
        value: `${value}@example.org`,
        folded_value: `${value}@example.org`,
        is_default: 0,
      },
      ACT,
    )
  if (what === 'lastStep') {
    const [factor] = tx.all('SELECT last_step FROM totp_factor WHERE id = ?', userId)
    const last_step = Math.max(value, isRow(factor) ? Number(factor['last_step']) : 0)
    writeRow(tx, 'totp_factor', { id: userId, secret: 'S', confirmed_at: 1, last_step }, ACT)
  }
  if (what === 'pronouns' && isNewer(tx)) updateRow(tx, 'user', user, newer(tx, { pronouns: text }), ACT)
  if (what === 'listing' && isNewer(tx))
    writeRow(tx, 'team_listing', { id: userId, user_id: userId, is_listed: value > 2 ? 1 : 0 }, ACT)
  if (what === 'settle') {
    const id = pick(tx, 'open_review', which)
    if (id === undefined) return
    settleVersion(tx, id, ACT)
  }
}
