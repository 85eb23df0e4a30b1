import { Title, UnstyledButton } from '@mantine/core'
import type { JSX } from 'react'
import { assertNever } from '#shared/lib/assertNever.ts'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { BackupsSection } from '#renderer/features/backups/index.ts'
import { SyncSection } from '#renderer/features/sync/index.ts'
import { settingsText } from '#renderer/text/settings.ts'
import { ClinicSection } from './ClinicSection.tsx'
import { MailSection } from './MailSection.tsx'
import { NameList } from './NameList.tsx'
import { OwnersSection } from './OwnersSection.tsx'
import { PlanSection } from './PlanSection.tsx'
import { SecuritySection } from './SecuritySection.tsx'
import { TeamSection } from './TeamSection.tsx'
import { ThisPcSection } from './ThisPcSection.tsx'
import { TimesheetsSection } from './TimesheetsSection.tsx'
import classes from './settings.module.css'
import { useNameList } from './useNameList.ts'

const SECTIONS = [
  'clinic',
  'plan',
  'security',
  'disciplines',
  'tiers',
  'timesheets',
  'team',
  'mail',
  'sync',
  'thisPc',
  'backups',
] as const
type Section = (typeof SECTIONS)[number]

function Disciplines(): JSX.Element {
  return (
    <NameList
      explanation={settingsText.disciplinesExplained}
      newLabel={settingsText.newDiscipline}
      emptyTitle={settingsText.noDisciplines}
      list={useNameList('disciplines')}
    />
  )
}

function Tiers(): JSX.Element {
  return (
    <NameList
      explanation={settingsText.tiersExplained}
      newLabel={settingsText.newTier}
      emptyTitle={settingsText.noTiers}
      list={useNameList('compensationTiers')}
    />
  )
}

type OfClinic = 'clinic' | 'plan' | 'security' | 'timesheets' | 'team'

function ClinicForms({ section }: { readonly section: OfClinic }): JSX.Element | null {
  const { loaded, reload } = useLoaded('clinic.get', {}, { when: ({ name }) => name === 'clinic.changed' })
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed') {
    return <LoadFailed what={settingsText.failed} error={loaded.error} onRetry={reload} />
  }
  switch (section) {
    case 'clinic':
      return (
        <>
          <ClinicSection clinic={loaded.data} />
          <OwnersSection />
        </>
      )
    case 'plan':
      return <PlanSection clinic={loaded.data} />
    case 'security':
      return <SecuritySection clinic={loaded.data} />
    case 'timesheets':
      return <TimesheetsSection clinic={loaded.data} />
    case 'team':
      return <TeamSection clinic={loaded.data} />
    default:
      return assertNever(section)
  }
}

function SectionBody({ section }: { readonly section: Section }): JSX.Element {
  switch (section) {
    case 'disciplines':
      return <Disciplines />
    case 'tiers':
      return <Tiers />
    case 'mail':
      return <MailSection />
    case 'sync':
      return <SyncSection />
    case 'backups':
      return <BackupsSection />
    case 'thisPc':
      return <ThisPcSection />
    default:
      return <ClinicForms section={section} />
  }
}

type Props = {
  /** The section asked for; the first one where it names none. */
  readonly section: string | null
  /** Asked to show another one; what is typed and not saved is asked about there. */
  readonly onSection: (name: string) => void
}

/** Settings of the clinic and of this PC, one section at a time; for owners. */
export function SettingsPage({ section: wanted, onSection }: Props): JSX.Element {
  const section: Section = SECTIONS.find((name) => name === wanted) ?? 'clinic'
  return (
    <div className={classes['page']}>
      <Title order={1} mb="md">
        {settingsText.title}
      </Title>
      <div className={classes['columns']}>
        <nav aria-label={settingsText.sections}>
          <ul className={classes['sections']}>
            {SECTIONS.map((name) => (
              <li key={name}>
                <UnstyledButton
                  className={classes['section']}
                  aria-current={name === section ? 'true' : undefined}
                  onClick={() => onSection(name)}
                >
                  {settingsText[name]}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </nav>
        <section className={classes['body']} aria-labelledby="settings-section">
          <Title order={2} id="settings-section" mb="sm">
            {settingsText[section]}
          </Title>
          <SectionBody key={section} section={section} />
        </section>
      </div>
    </div>
  )
}
