import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { fieldProblemText } from '#renderer/text/problems.ts'
import { timesheetsText as words } from '#renderer/text/timesheets.ts'
import { request } from '#renderer/transport/client.ts'
import { ReviewerSelect } from './ReviewerSelect.tsx'
import { leaveTimesheet } from './timesheetsStore.ts'
import type { Sheet } from './weeks.ts'

/** Hands a denied timesheet in again. */
export function Resubmit({ sheet }: { readonly sheet: Sheet }): JSX.Element {
  const [reviewerId, setReviewerId] = useState<string | null>(sheet.reviewerId)
  const [isTried, setTried] = useState(false)
  const [error, setError] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (reviewerId === null) return
    setBusy(true)
    const answer = await request('timesheets.resubmit', { timesheetId: sheet.timesheetId, reviewerId })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    notifications.show({ message: words.resubmitted(answer.data.sessionCount) })
    return leaveTimesheet(sheet.timesheetId)
  }
  return (
    <div>
      <Text c="dimmed" mb="xs">
        {words.resubmitExplained}
      </Text>
      <Group align="flex-end" gap="xs">
        <ReviewerSelect
          value={reviewerId}
          onChange={setReviewerId}
          problem={isTried && reviewerId === null ? fieldProblemText.required : undefined}
        />
        <Button loading={isBusy} onClick={() => void submit()}>
          {words.resubmit}
        </Button>
      </Group>
      {error !== undefined && <FormProblem error={error} />}
    </div>
  )
}
