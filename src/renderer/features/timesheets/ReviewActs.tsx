import { Button, Group, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef, useState, type FormEvent, type JSX } from 'react'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { type FieldChecks, isText } from '#renderer/components/drafts.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { problemText } from '#renderer/components/useFields.ts'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { useReadDraft } from '#renderer/components/useReadDraft.ts'
import { words as shared } from '#renderer/text/index.ts'
import { timesheetsText as words } from '#renderer/text/timesheets.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './timesheets.module.css'
import { leaveTimesheet, REASON_KEY, reasonDraftKey } from './timesheetsStore.ts'

const LONGEST = 500
type Reason = { readonly reason: string }
const NO_REASON: Reason = { reason: '' }
const checks: FieldChecks<Reason> = { reason: isText }
const check = ({ reason }: Reason) => ({ reason: problemText(requiredLineSchema(LONGEST), reason) })

/** "Approve", or "Deny" with a reason, which is asked for in its place. */
export function ReviewActs({ timesheetId }: { readonly timesheetId: string }): JSX.Element {
  const [isDenying, setDenying] = useState(false)
  // A reason that was typed before a lock is gone on with.
  const kept = useReadDraft(reasonDraftKey(timesheetId), checks)
  useEffect(() => {
    if (kept?.draft !== undefined) setDenying(true)
  }, [kept])
  const [error, setError] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const approve = async (): Promise<void> => {
    setBusy(true)
    const answer = await request('timesheets.approve', { timesheetId })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    notifications.show({ message: words.approved })
    return leaveTimesheet(timesheetId)
  }
  if (isDenying) return <DenyForm timesheetId={timesheetId} onBack={() => setDenying(false)} />
  return (
    <div>
      <Group gap="xs">
        <Button loading={isBusy} onClick={() => void approve()}>
          {words.approve}
        </Button>
        <Button variant="default" onClick={() => setDenying(true)}>
          {words.deny}
        </Button>
      </Group>
      {error !== undefined && <FormProblem error={error} />}
    </div>
  )
}

type DenyProps = { readonly timesheetId: string; readonly onBack: () => void }

function DenyForm({ timesheetId, onBack }: DenyProps): JSX.Element {
  const fields = useKeptFields<Reason>({
    key: REASON_KEY,
    draftKey: reasonDraftKey(timesheetId),
    given: NO_REASON,
    check,
    checks,
  })
  const form = useRef<HTMLFormElement>(null)
  const [error, setError] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const { reason } = fields.values
  useEffect(() => field.current?.focus(), [])
  const deny = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!fields.validate(form.current)) return
    setBusy(true)
    const answer = await request('timesheets.deny', { timesheetId, reason })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    fields.accept(NO_REASON)
    notifications.show({ message: words.denied })
    return leaveTimesheet(timesheetId)
  }
  return (
    <form ref={form} onSubmit={(event) => void deny(event)} noValidate className={classes['deny'] ?? ''}>
      <Textarea
        autosize
        ref={field}
        name="reason"
        label={words.denyReason}
        description={words.denyReasonHelp}
        required
        maw={520}
        minRows={2}
        value={reason}
        error={fields.error('reason')}
        // The reason is one line of the log and of the practitioner's list.
        onChange={(event) => fields.set('reason', event.currentTarget.value.replace(/\s*\n\s*/g, ' '))}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" color="red" loading={isBusy}>
          {words.deny}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            fields.discard()
            onBack()
          }}
        >
          {shared.back}
        </Button>
      </Group>
      {error !== undefined && <FormProblem error={error} />}
    </form>
  )
}
