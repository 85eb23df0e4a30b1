import {
  compensationTierIdSchema,
  disciplineIdSchema,
  type CompensationTierId,
  type DisciplineId,
} from '#shared/domain/ids.ts'
import { insertRow } from '../../db/writeRow.ts'
import { SAMPLE_MADE } from './act.ts'
import type { Making } from './making.ts'

/** Where the sample clinic's days begin and end. */
export const SAMPLE_TIMEZONE = 'America/Toronto'

export type SampleDiscipline = {
  readonly id: DisciplineId
  readonly name: string
  /** What its practitioners write behind their names. */
  readonly title: string
  readonly practitioners: number
  readonly students: number
}

export type SampleTiers = Readonly<Record<'associate' | 'senior' | 'lead', CompensationTierId>>

const DISCIPLINES = [
  { name: 'Speech Therapy', title: 'SLP', practitioners: 14, students: 4 },
  { name: 'Occupational Therapy', title: 'OT', practitioners: 12, students: 4 },
  { name: 'Physiotherapy', title: 'PT', practitioners: 7, students: 2 },
  { name: 'Behaviour Therapy', title: 'BCBA', practitioners: 7, students: 2 },
] as const

/** The clinic's own row, marked as a sample, and this PC as its first. */
export function makeClinic({ tx }: Making): void {
  insertRow(
    tx,
    'clinic',
    {
      id: 'clinic',
      name: 'Birchwood Therapy (sample)',
      phone: '+1 416 555 0100',
      email: 'frontdesk@sample.example.org',
      address: '12 Larkspur Lane, Birchwood, ON',
      timezone: SAMPLE_TIMEZONE,
      plan: 'teams',
      idle_lock_minutes: 5,
      temporary_password_hours: 48,
      is_mfa_offered: 0,
      is_mfa_required: 0,
      mfa_required_roles: '',
      has_timesheets: 1,
      has_team_page: 0,
      is_sample: 1,
    },
    SAMPLE_MADE,
  )
  const { id, number } = tx.device
  insertRow(
    tx,
    'device',
    {
      id,
      number,
      name: 'This PC',
      joined_at: tx.now,
      is_revoked: 0,
      sign_key: '',
      box_key: '',
      invite_id: null,
      revoked_at: null,
    },
    SAMPLE_MADE,
  )
}

/** The four disciplines, each with how many people work in it. */
export function makeDisciplines({ tx }: Making): SampleDiscipline[] {
  return DISCIPLINES.map((discipline) => {
    const id = disciplineIdSchema.parse(tx.newId())
    insertRow(tx, 'discipline', { id, name: discipline.name, is_current: 1 }, SAMPLE_MADE)
    return { id, ...discipline }
  })
}

/** The three compensation tiers. */
export function makeTiers({ tx }: Making): SampleTiers {
  const make = (name: string): CompensationTierId => {
    const id = compensationTierIdSchema.parse(tx.newId())
    insertRow(tx, 'compensation_tier', { id, name, is_current: 1 }, SAMPLE_MADE)
    return id
  }
  return { associate: make('Associate'), senior: make('Senior'), lead: make('Lead') }
}
