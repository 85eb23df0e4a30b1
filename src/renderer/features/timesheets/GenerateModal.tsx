import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef, useState, type FormEvent, type JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { type FieldChecks, isTextOrNull, isTexts } from '#renderer/components/drafts.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { askToDiscard, useUnsavedChanges } from '#renderer/components/unsavedChanges.ts'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { words as shared } from '#renderer/text/index.ts'
import { fieldProblemText } from '#renderer/text/problems.ts'
import { daySpan } from '#renderer/text/sessions.ts'
import { generateText as words, hoursText, timesheetsText } from '#renderer/text/timesheets.ts'
import { request } from '#renderer/transport/client.ts'
import { ReviewerSelect } from './ReviewerSelect.tsx'
import { GENERATE_KEY } from './timesheetsStore.ts'
import type { Sheet } from './weeks.ts'
import classes from './timesheets.module.css'

type Line = Sheet['lines'][number]
type Props = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly period: { readonly from: string; readonly until: string }
  /** Those that no timesheet has yet. */
  readonly lines: readonly Line[]
}

/** "Generate timesheet": clients one by one or "Add All", a reviewer, "Save & Submit". */
export function GenerateModal({ isOpen, onClose, period, lines }: Props): JSX.Element {
  const isAsking = useUnsavedChanges((state) => state.asking !== null)
  const close = async (): Promise<void> => {
    if (await askToDiscard([GENERATE_KEY])) onClose()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={() => void close()}
      closeOnEscape={!isAsking}
      title={words.title}
      size={560}
      zIndex={250}
    >
      <Text mb="md">{words.period(daySpan(period.from, period.until))}</Text>
      {lines.length === 0 ? (
        <Text c="dimmed">{words.nothing}</Text>
      ) : (
        <GenerateForm period={period} lines={lines} onDone={onClose} onCancel={() => void close()} />
      )}
    </Modal>
  )
}

function clientsOf(lines: readonly Line[]): { id: string; label: string }[] {
  const clients = [...Map.groupBy(lines, ({ clientId }) => clientId)].map(([id, ofClient]) => ({
    id,
    name: ofClient[0]?.clientName ?? timesheetsText.hiddenClient,
    count: ofClient.length,
  }))
  // A name written from right to left keeps to itself.
  return clients
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map(({ id, name, count }) => ({ id, label: words.client(`\u2068${name}\u2069`, count) }))
}

type FormProps = Pick<Props, 'period' | 'lines'> & {
  readonly onDone: () => void
  readonly onCancel: () => void
}

type Chosen = { readonly clientIds: string[]; readonly reviewerId: string | null }
const NOTHING: Chosen = { clientIds: [], reviewerId: null }
const checks: FieldChecks<Chosen> = { clientIds: isTexts, reviewerId: isTextOrNull }
const noCheck = (): { readonly [K in keyof Chosen]?: string | undefined } => ({})

function GenerateForm({ period, lines, onDone, onCancel }: FormProps): JSX.Element {
  const clients = clientsOf(lines)
  const draftKey = `${GENERATE_KEY}:${period.from}:${period.until}`
  const given = NOTHING
  const fields = useKeptFields<Chosen>({ key: GENERATE_KEY, draftKey, given, check: noCheck, checks })
  const { reviewerId } = fields.values
  const chosen = new Set(fields.values.clientIds)
  const setChosen = (ids: ReadonlySet<string>): void => fields.set('clientIds', [...ids].toSorted())
  const [isTried, setTried] = useState(false)
  const [error, setError] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const reviewer = useRef<HTMLInputElement>(null)
  const counted = lines.filter(({ clientId }) => chosen.has(clientId))
  const minutes = counted.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0)
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (chosen.size === 0) return box.current?.focus()
    if (reviewerId === null) return reviewer.current?.focus()
    if (isBusy) return
    setBusy(true)
    const clientIds = clients.map(({ id }) => id).filter((id) => chosen.has(id))
    const answer = await request('timesheets.submit', { ...period, clientIds, reviewerId })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    fields.accept(NOTHING)
    notifications.show({ message: words.done(answer.data.sessionCount) })
    return onDone()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <DraftLine savedAt={fields.restoredAt} onDiscard={fields.discard} />
        <fieldset className={classes['clients']}>
          <legend>
            <Group gap="md">
              {words.clients}
              <Button
                variant="default"
                size="xs"
                data-autofocus
                onClick={() => setChosen(new Set(clients.map(({ id }) => id)))}
              >
                {words.addAll}
              </Button>
            </Group>
          </legend>
          {clients.map(({ id, label }, place) => (
            <Checkbox
              key={id}
              {...(place === 0 ? { ref: box } : {})}
              label={<bdi>{label}</bdi>}
              checked={chosen.has(id)}
              onChange={() => toggle(id)}
            />
          ))}
        </fieldset>
        {isTried && chosen.size === 0 && (
          <Text c="var(--mantine-color-error)" role="alert">
            {words.needClient}
          </Text>
        )}
        <ReviewerSelect
          field={reviewer}
          value={reviewerId}
          onChange={(next) => fields.set('reviewerId', next)}
          problem={isTried && reviewerId === null ? fieldProblemText.required : undefined}
        />
        {error !== undefined && <FormProblem error={error} />}
        <Group justify="space-between">
          <Text c="dimmed" aria-live="polite">
            {words.chosen(counted.length, hoursText(minutes))}
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={onCancel}>
              {shared.cancel}
            </Button>
            <Button type="submit" loading={isBusy}>
              {words.submit}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
