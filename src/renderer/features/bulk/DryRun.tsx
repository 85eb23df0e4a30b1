import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { BulkPart } from '#shared/domain/bulk.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { bulkPartNames, bulkText as words } from '#renderer/text/bulk.ts'
import { words as shared } from '#renderer/text/index.ts'
import {
  applyBulk,
  cancelBulk,
  closeBulk,
  forgetBulkError,
  useBulk,
  type BulkChangeInput,
  type BulkTarget,
} from './bulkStore.ts'
import classes from './bulk.module.css'
import { DryRunRows } from './DryRunRows.tsx'

type Seen = OutputOf<'bulk.preview'>
type Props = {
  readonly part: BulkPart
  readonly target: BulkTarget
  readonly change: BulkChangeInput
  readonly onDone: () => void
}

const changingOf = ({ outcomes }: Seen): number =>
  outcomes.find(({ outcome }) => outcome === 'change')?.count ?? 0

/** What goes along with a change, as sentences. */
function consequences(seen: Seen, change: BulkChangeInput): string[] {
  const makesInactive = change.what === 'status' && change.status === 'inactive'
  if (changingOf(seen) === 0) return [words.nothing]
  return [
    ...(change.what === 'role' ? [words.signsOut] : []),
    ...(makesInactive ? [words.losesAccess] : []),
    ...(seen.withClients > 0 ? [words.withClients(seen.withClients)] : []),
    ...(seen.isCapped ? [words.capped] : []),
  ]
}

function RunningBar({ bulkId }: { readonly bulkId: string }): JSX.Element {
  const running = useBulk((s) => s.running) ?? { done: 0, total: 1, isCancelling: false }
  return (
    <Stack gap="xs">
      <Text role="status">{words.running(running.done, running.total)}</Text>
      <Progress.Root size={8}>
        <Progress.Section
          value={(running.done / Math.max(1, running.total)) * 100}
          aria-label={words.runningProgress}
        />
      </Progress.Root>
      <Group justify="flex-end">
        <Button variant="default" disabled={running.isCancelling} onClick={() => void cancelBulk(bulkId)}>
          {running.isCancelling ? words.cancelling : shared.cancel}
        </Button>
      </Group>
    </Stack>
  )
}

type ActsProps = Omit<Props, 'target'> & { readonly seen: Seen; readonly onLookAgain: () => void }

function Acts({ seen, part, onDone, onLookAgain }: ActsProps): JSX.Element {
  const error = useBulk((s) => s.error)
  const changing = changingOf(seen)
  const confirm = async (): Promise<void> => {
    if (await applyBulk(seen.bulkId, changing, bulkPartNames[part])) onDone()
  }
  return (
    <>
      <FormProblem error={error ?? undefined} />
      <Group justify="flex-end" gap="xs">
        {(error?.code === 'BULK_CHANGED' || error?.code === 'NOT_FOUND') && (
          <Button variant="default" onClick={onLookAgain}>
            {words.lookAgain}
          </Button>
        )}
        <Button variant="default" onClick={closeBulk}>
          {shared.cancel}
        </Button>
        <Button disabled={changing === 0} onClick={() => void confirm()}>
          {words.confirm(changing)}
        </Button>
      </Group>
    </>
  )
}

/** The dry run of a change: counts, rows, what goes along with it, and the button that does it. */
export function DryRun({ part, target, change, onDone }: Props): JSX.Element {
  const isRunning = useBulk((s) => s.running !== null)
  const { which, sort } = target
  const { loaded, reload } = useLoaded(
    'bulk.preview',
    { which, sort, change },
    // What this very change does to people must not make a new dry run of what is being done.
    { when: (event) => event.name === 'users.changed' && useBulk.getState().running === null },
  )
  if (loaded.state === 'failed')
    return <LoadFailed error={loaded.error} what={words.failed} onRetry={reload} />
  if (loaded.state === 'loading') {
    return <Waiting label={words.checking} widths={['60%', '70%', '50%']} />
  }
  const seen = loaded.data
  const lookAgain = (): void => {
    forgetBulkError()
    reload()
  }
  return (
    <Stack gap="sm">
      <DryRunRows key={seen.bulkId} seen={seen} change={change} />
      <Text c="dimmed" role="status">
        {consequences(seen, change).map((sentence) => (
          <span key={sentence} className={classes['sentence']}>
            {sentence}
          </span>
        ))}
      </Text>
      {isRunning ? (
        <RunningBar bulkId={seen.bulkId} />
      ) : (
        <Acts seen={seen} part={part} change={change} onDone={onDone} onLookAgain={lookAgain} />
      )}
    </Stack>
  )
}
