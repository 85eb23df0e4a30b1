import { Text, Title, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconClockHour4, IconMoodCheck } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { reportsText as words } from '#renderer/text/reports.ts'
import { relativeTime } from '#renderer/text/time.ts'
import { signInLabels } from '#renderer/text/users.ts'
import { ChartFigure } from './ChartFigure.tsx'
import classes from './reports.module.css'

type Report = OutputOf<'reports.signIn'>
type Props = { readonly report: Report; readonly onOpenAccount: (userId: string) => void }

type State = Report['stuck'][number]['state']

const isWrong = (state: State): boolean => state === 'locked' || state === 'temporaryEnded'

function Mark({ state }: { readonly state: State }): JSX.Element {
  const Icon = isWrong(state) ? IconAlertTriangle : IconClockHour4
  return <Icon size={14} aria-hidden="true" />
}

function Stuck({ report, onOpenAccount }: Props): JSX.Element {
  const [now] = useState(() => Date.now())
  return (
    <section aria-labelledby="reports-stuck" className={classes['figure']}>
      <Title order={2} id="reports-stuck">
        {words.stuck}
      </Title>
      {report.stuck.length === 0 ? (
        <EmptyState icon={<IconMoodCheck size={28} stroke={1.5} />} title={words.nobodyStuck}>
          {words.nobodyStuckExplained}
        </EmptyState>
      ) : (
        <>
          <Text c="dimmed">{words.stuckExplained}</Text>
          {report.stuckCount > report.stuck.length && (
            <Text c="dimmed">{words.stuckMore(report.stuck.length, report.stuckCount)}</Text>
          )}
          <ul className={classes['stuck']}>
            {report.stuck.map(({ userId, name, state, until }) => (
              <li key={userId}>
                <UnstyledButton className={classes['stuckRow']} onClick={() => onOpenAccount(userId)}>
                  <bdi className={classes['stuckName']}>{name}</bdi>
                  <StatusBadge tone={isWrong(state) ? 'wrong' : 'attention'} icon={<Mark state={state} />}>
                    {signInLabels[state]}
                    {until !== null && `, ${relativeTime(until, now)}`}
                  </StatusBadge>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** How well staff get in: states, second factors, and who is stuck; each name opens the account. */
export function SignInReport(props: Props): JSX.Element {
  const { states, mfa } = props.report
  const shown = states.filter(({ count }) => count > 0)
  return (
    <div className={classes['columns']}>
      <ChartFigure
        title={words.states}
        explanation={words.statesExplained}
        kind="rows"
        labelName={words.state}
        labels={shown.map(({ state }) => signInLabels[state])}
        series={[{ name: words.people, counts: shown.map(({ count }) => count) }]}
      />
      <ChartFigure
        title={words.mfa}
        explanation={words.mfaExplained}
        kind="rows"
        labelName={words.mfa}
        labels={[words.mfaOn, words.mfaOff]}
        series={[{ name: words.people, counts: [mfa.on, mfa.off] }]}
      />
      <Stuck {...props} />
    </div>
  )
}
