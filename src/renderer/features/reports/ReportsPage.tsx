import { Select, Tabs, Title } from '@mantine/core'
import type { JSX } from 'react'
import { REPORT_MONTHS } from '#shared/domain/reports.ts'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { AccessReviewPanel } from '#renderer/features/accessReview/index.ts'
import { reportsText as words } from '#renderer/text/reports.ts'
import { ExportButton } from './ExportButton.tsx'
import { PeopleReport } from './PeopleReport.tsx'
import classes from './reports.module.css'
import { lookBack, type ReportName, useReports } from './reportsStore.ts'
import { SessionsReport } from './SessionsReport.tsx'
import { SignInReport } from './SignInReport.tsx'

const REPORT_TABS = ['people', 'sessions', 'signIn'] as const satisfies readonly ReportName[]
const TABS = [...REPORT_TABS, 'accessReview'] as const

type Props = {
  /** The tab asked for; the first one where it names none. */
  readonly section: string | null
  /** True for owners: they review who can sign in. */
  readonly seesAccessReview: boolean
  readonly onSection: (name: string) => void
  readonly onOpenAccount: (userId: string) => void
}

function People(): JSX.Element | null {
  const months = useReports((state) => state.months)
  const { loaded, reload } = useLoaded('reports.people', { months })
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />
  return <PeopleReport report={loaded.data} />
}

function Sessions(): JSX.Element | null {
  const months = useReports((state) => state.months)
  const { loaded, reload } = useLoaded('reports.sessions', { months })
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />
  return <SessionsReport report={loaded.data} />
}

function SignIn({ onOpenAccount }: Pick<Props, 'onOpenAccount'>): JSX.Element | null {
  const { loaded, reload } = useLoaded('reports.signIn', {}, { when: ({ name }) => name === 'users.changed' })
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />
  return <SignInReport report={loaded.data} onOpenAccount={onOpenAccount} />
}

function PeriodSelect(): JSX.Element {
  const months = useReports((state) => state.months)
  return (
    <Select
      aria-label={words.period}
      w={140}
      allowDeselect={false}
      data={REPORT_MONTHS.map((one) => ({ value: String(one), label: words.months(one) }))}
      value={String(months)}
      onChange={(value) => {
        const chosen = REPORT_MONTHS.find((one) => String(one) === value)
        if (chosen !== undefined) lookBack(chosen)
      }}
    />
  )
}

/** Reports (product.md 2): people and sessions over time, and how well staff get in; pictures with their tables. */
export function ReportsPage({ section, seesAccessReview, onSection, onOpenAccount }: Props): JSX.Element {
  const tabs = seesAccessReview ? TABS : REPORT_TABS
  const tab = tabs.find((one) => one === section) ?? 'people'
  const months = useReports((state) => state.months)
  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <Title order={1}>{words.title}</Title>
        {(tab === 'people' || tab === 'sessions') && <PeriodSelect />}
        {tab !== 'accessReview' && (
          <ExportButton which={tab === 'signIn' ? { report: tab } : { report: tab, months }} />
        )}
      </div>
      <Tabs value={tab} onChange={(value) => onSection(value ?? 'people')} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {words.tabs[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="people">
          <People />
        </Tabs.Panel>
        <Tabs.Panel value="sessions">
          <Sessions />
        </Tabs.Panel>
        <Tabs.Panel value="signIn">
          <SignIn onOpenAccount={onOpenAccount} />
        </Tabs.Panel>
        <Tabs.Panel value="accessReview">
          <AccessReviewPanel onOpenAccount={onOpenAccount} />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
