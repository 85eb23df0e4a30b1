import { Box, Button, Group, Modal, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { Notice } from '#renderer/components/Notice.tsx'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { saveCsv, saveFile } from '#renderer/components/saveFile.ts'
import { StatusBadge, type Tone } from '#renderer/components/StatusBadge.tsx'
import { useFirstFocus } from '#renderer/components/useFirstFocus.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { useUnsavedChanges } from '#renderer/components/unsavedChanges.ts'
import { words as shared } from '#renderer/text/index.ts'
import { failureText } from '#renderer/text/problems.ts'
import { daySpan } from '#renderer/text/sessions.ts'
import { hoursText, timesheetStatusLabels, timesheetsText as words } from '#renderer/text/timesheets.ts'
import { request } from '#renderer/transport/client.ts'
import { LinesTable } from './LinesTable.tsx'
import { linesFile } from './linesFile.ts'
import { Resubmit } from './Resubmit.tsx'
import { ReviewActs } from './ReviewActs.tsx'
import { closeTimesheet, isTimesheetNews, type ListedStatus, useTimesheets } from './timesheetsStore.ts'
import classes from './timesheets.module.css'
import { Totals } from './Totals.tsx'
import type { Sheet } from './weeks.ts'

const TONES: Readonly<Record<ListedStatus | 'draft', Tone>> = {
  draft: 'quiet',
  submitted: 'attention',
  approved: 'reached',
  denied: 'wrong',
}
const close = (): void => void closeTimesheet()

/** One timesheet over the list: its sessions, what they come to, and the decision about it. */
export function TimesheetModal(): JSX.Element {
  const openId = useTimesheets((state) => state.openId)
  const isAsking = useUnsavedChanges((state) => state.asking !== null)
  // Kept while the modal fades out.
  const [shownId, setShownId] = useState(openId)
  if (openId !== null && openId !== shownId) setShownId(openId)
  return (
    <Modal.Root opened={openId !== null} onClose={close} size={820} closeOnEscape={!isAsking}>
      <Modal.Overlay />
      <Modal.Content>{shownId !== null && <Opened key={shownId} timesheetId={shownId} />}</Modal.Content>
    </Modal.Root>
  )
}

function Opened({ timesheetId }: { readonly timesheetId: string }): JSX.Element {
  const { loaded, reload } = useLoaded('timesheets.get', { timesheetId }, { when: isTimesheetNews })
  const sheet = loaded.state === 'ready' ? loaded.data : null
  return (
    <>
      <Modal.Header>
        <Modal.Title fw={600} fz="lg">
          <bdi>{sheet === null ? words.title : words.heading(sheet.practitionerName)}</bdi>
        </Modal.Title>
        <Modal.CloseButton aria-label={shared.close} />
      </Modal.Header>
      <Modal.Body>
        {loaded.state === 'failed' && <LoadFailed error={loaded.error} onRetry={reload} />}
        {loaded.state === 'loading' && <Waiting label={words.title} widths={[280, 420]} />}
        {sheet !== null && <SheetBody sheet={sheet} />}
      </Modal.Body>
    </>
  )
}

function Doubt({ children }: { readonly children: string }): JSX.Element {
  return (
    <Box mb="xs">
      <Notice>{children}</Notice>
    </Box>
  )
}

function SheetBody({ sheet }: { readonly sheet: Sheet }): JSX.Element {
  const { status, sessionCount, minutes } = sheet
  const first = useFirstFocus<HTMLDivElement>()
  return (
    <>
      {/* What it is about comes first: whoever reads it by keyboard decides afterwards. */}
      <Group gap="sm" mb="xs" ref={first} tabIndex={-1} data-autofocus className={classes['about'] ?? ''}>
        <StatusBadge tone={TONES[status]}>{timesheetStatusLabels[status]}</StatusBadge>
        <Text fw={600}>{daySpan(sheet.from, sheet.until)}</Text>
        <Text>{words.facts(sessionCount, hoursText(minutes))}</Text>
        <Text c="dimmed">
          <bdi>
            {sheet.decidedByName === ''
              ? words.asked(sheet.reviewerName)
              : words.decidedBy(sheet.decidedByName)}
          </bdi>
        </Text>
      </Group>
      {sheet.reason !== '' && <Text mb="xs">{words.reason(sheet.reason)}</Text>}
      {sheet.heldElsewhere > 0 && <Doubt>{words.heldElsewhere(sheet.heldElsewhere)}</Doubt>}
      {sheet.changedSince > 0 && <Doubt>{words.changedSince(sheet.changedSince)}</Doubt>}
      <div className={classes['acts']}>
        {sheet.mayReview && <ReviewActs timesheetId={sheet.timesheetId} />}
        {sheet.isOwn && status === 'denied' && <Resubmit sheet={sheet} />}
        <TakeOut sheet={sheet} />
      </div>
      {sheet.weeks.length > 0 && <Totals weeks={sheet.weeks} />}
      <Title order={3} mt="md" mb="xs">
        {words.sessions}
      </Title>
      <LinesTable lines={sheet.lines} label={words.sessions} />
    </>
  )
}

/** The timesheet as a file; that it was taken out stands in the log. */
function TakeOut({ sheet }: { readonly sheet: Sheet }): JSX.Element {
  const [error, setError] = useState<AppFailure>()
  const { timesheetId, practitionerName, from, until } = sheet
  const takeCsv = async (): Promise<void> => {
    const answer = await request('timesheets.export', { timesheetId })
    if (!answer.ok) return setError(answer.error)
    return saveCsv(words.fileName(practitionerName, from, until), linesFile(answer.data.lines))
  }
  const takePdf = async (): Promise<void> => {
    const answer = await request('timesheets.print', { timesheetId })
    if (answer.ok) return saveFile(answer.data.fileName, 'application/pdf', answer.data.base64)
    return void notifications.show({ color: 'red', message: failureText(answer.error) })
  }
  return (
    <div>
      <Group gap="xs">
        <Button variant="default" onClick={() => void takeCsv()}>
          {words.csv}
        </Button>
        <Button variant="default" onClick={() => void takePdf()}>
          {words.pdf}
        </Button>
      </Group>
      {error !== undefined && <FormProblem error={error} />}
    </div>
  )
}
