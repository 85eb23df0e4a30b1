import { Button, Group, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCalendar } from '@tabler/icons-react'
import type { JSX } from 'react'
import { addDays, mondayOf } from '#shared/domain/timesheets.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import { DayInput } from '#renderer/components/DayInput.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { isDay, notADay } from '#renderer/components/parseDay.ts'
import { saveCsv } from '#renderer/components/saveFile.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { failureText } from '#renderer/text/problems.ts'
import { accountSessionsText as words, timesheetsText } from '#renderer/text/timesheets.ts'
import { request } from '#renderer/transport/client.ts'
import { GenerateModal } from './GenerateModal.tsx'
import { LinesTable } from './LinesTable.tsx'
import { linesFile } from './linesFile.ts'
import { type ChosenPeriod, isTimesheetNews, useTimesheets } from './timesheetsStore.ts'
import { Totals } from './Totals.tsx'

/** "Generate timesheet" lies over the account, which knows of it: so Esc closes the top one only. */
type Generating = {
  readonly isGenerating: boolean
  readonly onGenerate: () => void
  /** Called where it closes, without a question. */
  readonly onGenerated: () => void
}
type Props = Generating & { readonly userId: string; readonly timezone: string }
type Period = { readonly from: string; readonly until: string }

const TWO_WEEKS = 14

/** The tab "Sessions" of an account: what somebody did in a period, and a timesheet from it (product.md 12). */
export function AccountSessions({ userId, timezone, ...generating }: Props): JSX.Element {
  const today = zonedDay(Date.now(), timezone)
  const chosen = useTimesheets((state) => state.period)
  const usual = { userId, from: addDays(mondayOf(today), -TWO_WEEKS), until: today }
  const { from, until } = chosen?.userId === userId ? chosen : usual
  const choose = (days: Partial<ChosenPeriod>): void =>
    useTimesheets.setState({ period: { userId, from, until, ...days } })
  const problemOf = (day: string | null): string | undefined =>
    day === null || !isDay(day) ? notADay() : undefined
  const isInOrder = from === null || until === null || from <= until
  const problem = problemOf(until) ?? (isInOrder ? undefined : words.wrongOrder)
  const period =
    from !== null && until !== null && problemOf(from) === undefined && problem === undefined
      ? { from, until }
      : null
  return (
    <>
      <Group align="flex-start" gap="md" mt="md" mb="md">
        <DayInput
          label={words.from}
          value={from}
          onChange={(day) => choose({ from: day })}
          problem={problemOf(from)}
        />
        <DayInput
          label={words.until}
          value={until}
          onChange={(day) => choose({ until: day })}
          problem={problem}
        />
      </Group>
      {period !== null && <PeriodOf userId={userId} period={period} {...generating} />}
    </>
  )
}

type PeriodProps = Generating & { readonly userId: string; readonly period: Period }

function PeriodOf({ userId, period, isGenerating, onGenerate, onGenerated }: PeriodProps): JSX.Element {
  const asked = { userId, ...period }
  const { loaded, reload } = useLoaded('timesheets.listSessions', asked, { when: isTimesheetNews })
  const own = useLoaded('session.get', {})
  if (loaded.state === 'failed') return <LoadFailed error={loaded.error} onRetry={reload} />
  if (loaded.state === 'loading') {
    return <Waiting label={words.loading} widths={[280, 420]} />
  }
  const { lines, weeks } = loaded.data
  if (lines.length === 0) {
    return (
      <EmptyState icon={<IconCalendar size={28} />} title={words.empty}>
        {words.emptyExplained}
      </EmptyState>
    )
  }
  const takeOut = async (): Promise<void> => {
    const answer = await request('timesheets.exportSessions', asked)
    if (!answer.ok) return void notifications.show({ color: 'red', message: failureText(answer.error) })
    const { name, lines: taken } = answer.data
    return saveCsv(timesheetsText.fileName(name, period.from, period.until), linesFile(taken))
  }
  const isOwn = own.loaded.state === 'ready' && own.loaded.data.person?.userId === userId
  return (
    <>
      <Group gap="xs">
        {isOwn && <Button onClick={onGenerate}>{words.generate}</Button>}
        <Button variant="default" onClick={() => void takeOut()}>
          {timesheetsText.csv}
        </Button>
      </Group>
      <Totals weeks={weeks} />
      <Title order={3} mt="md" mb="xs">
        {words.list}
      </Title>
      <LinesTable lines={lines} label={words.list} hasState />
      <Text size="xs" mb="md" />
      <GenerateModal
        isOpen={isGenerating}
        onClose={onGenerated}
        period={period}
        lines={lines.filter((line) => line.timesheet === null)}
      />
    </>
  )
}
