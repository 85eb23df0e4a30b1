import type { CompensationTierId, DisciplineId, ServiceId } from '#shared/domain/ids.ts'
import { serviceIdSchema } from '#shared/domain/ids.ts'
import { insertRow } from '../../db/writeRow.ts'
import { SAMPLE_MADE } from './act.ts'
import type { SampleDiscipline, SampleTiers } from './makeClinic.ts'
import type { Making } from './making.ts'

/** What a service is booked for: a first look, the weekly hour, work without the client, or not by the calendar. */
export type ServiceUse = 'assessment' | 'weekly' | 'desk' | 'other'

export type SampleService = {
  readonly id: ServiceId
  readonly disciplineId: DisciplineId | null
  readonly tierId: CompensationTierId | null
  readonly minutes: number
  readonly isBillable: boolean
  readonly feeCents: number
  readonly isTaxable: boolean
  readonly use: ServiceUse
}

type Line = {
  readonly name: string
  readonly code: string
  readonly minutes: number
  readonly cents: number
  readonly use: ServiceUse
  readonly of?: string
  readonly tier?: keyof SampleTiers
  readonly isTaxable?: true
}

const SPEECH = 'Speech Therapy'
const OCCUPATIONAL = 'Occupational Therapy'
const PHYSIO = 'Physiotherapy'
const BEHAVIOUR = 'Behaviour Therapy'

const LINES: readonly Line[] = [
  { name: 'Speech Assessment', code: 'ST-100', minutes: 90, cents: 28_500, use: 'assessment', of: SPEECH },
  { name: 'Speech Session, 45 min', code: 'ST-145', minutes: 45, cents: 11_800, use: 'weekly', of: SPEECH },
  { name: 'Speech Session, 30 min', code: 'ST-130', minutes: 30, cents: 8_400, use: 'weekly', of: SPEECH },
  {
    name: 'Stuttering Intensive',
    code: 'ST-160',
    minutes: 60,
    cents: 17_500,
    use: 'weekly',
    of: SPEECH,
    tier: 'senior',
  },
  { name: 'OT Assessment', code: 'OT-100', minutes: 90, cents: 29_000, use: 'assessment', of: OCCUPATIONAL },
  { name: 'OT Session, 45 min', code: 'OT-145', minutes: 45, cents: 12_200, use: 'weekly', of: OCCUPATIONAL },
  {
    name: 'Sensory Integration',
    code: 'OT-160',
    minutes: 60,
    cents: 16_400,
    use: 'weekly',
    of: OCCUPATIONAL,
    tier: 'senior',
  },
  { name: 'Handwriting Group', code: 'OT-210', minutes: 60, cents: 6_500, use: 'weekly', of: OCCUPATIONAL },
  { name: 'Physio Assessment', code: 'PT-100', minutes: 60, cents: 16_000, use: 'assessment', of: PHYSIO },
  { name: 'Physio Session, 45 min', code: 'PT-145', minutes: 45, cents: 11_000, use: 'weekly', of: PHYSIO },
  {
    name: 'Gait Review',
    code: 'PT-160',
    minutes: 60,
    cents: 15_500,
    use: 'weekly',
    of: PHYSIO,
    tier: 'lead',
  },
  {
    name: 'Behaviour Assessment',
    code: 'BT-100',
    minutes: 90,
    cents: 31_000,
    use: 'assessment',
    of: BEHAVIOUR,
    isTaxable: true,
  },
  {
    name: 'Behaviour Session, 60 min',
    code: 'BT-160',
    minutes: 60,
    cents: 14_000,
    use: 'weekly',
    of: BEHAVIOUR,
    isTaxable: true,
  },
  { name: 'Parent Coaching', code: 'GEN-145', minutes: 45, cents: 11_500, use: 'weekly' },
  { name: 'School Visit', code: 'GEN-300', minutes: 120, cents: 24_000, use: 'other' },
  { name: 'Lead Consultation', code: 'GEN-400', minutes: 60, cents: 22_000, use: 'other', tier: 'lead' },
  { name: 'Report Writing', code: 'GEN-900', minutes: 30, cents: 0, use: 'desk' },
  { name: 'Team Meeting', code: 'GEN-910', minutes: 60, cents: 0, use: 'other' },
]

/** The clinic's services: most of one discipline, some of one tier, some for everybody. */
export function makeServices(
  { tx }: Making,
  disciplines: readonly SampleDiscipline[],
  tiers: SampleTiers,
): SampleService[] {
  return LINES.map((line) => {
    const id = serviceIdSchema.parse(tx.newId())
    const disciplineId = disciplines.find(({ name }) => name === line.of)?.id ?? null
    const tierId = line.tier === undefined ? null : tiers[line.tier]
    const isBillable = line.cents > 0
    insertRow(
      tx,
      'service',
      {
        id,
        name: line.name,
        discipline_id: disciplineId,
        compensation_tier_id: tierId,
        duration_minutes: line.minutes,
        fee_cents: line.cents,
        code: line.code,
        is_billable: isBillable ? 1 : 0,
        is_taxable: line.isTaxable === true ? 1 : 0,
        is_current: 1,
      },
      SAMPLE_MADE,
    )
    return {
      id,
      disciplineId,
      tierId,
      minutes: line.minutes,
      isBillable,
      feeCents: line.cents,
      isTaxable: line.isTaxable === true,
      use: line.use,
    }
  })
}
