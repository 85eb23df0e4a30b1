import { Modal } from '@mantine/core'
import type { JSX } from 'react'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { useReadDraft } from '#renderer/components/useReadDraft.ts'
import { leavingText as words } from '#renderer/text/leaving.ts'
import classes from './leaving.module.css'
import { leavingChecks } from './leavingChoices.ts'
import { LeavingForm, type LeavingFormProps } from './LeavingForm.tsx'
import type { Leaver } from './leaver.ts'
import { leavingKey } from './useLeaving.ts'

type Props = {
  readonly leaver: Leaver
  readonly isOpen: boolean
  /** Asks first where something was chosen. */
  readonly onClose: () => void
  readonly onLeft: () => void
}

/** "Leaving" (product.md 38): what somebody leaves behind, who takes it over, and one button that does it. */
export function LeavingModal({ leaver, isOpen, onClose, onLeft }: Props): JSX.Element {
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={820}
      yOffset={36}
      zIndex={250}
      classNames={{ content: classes['modal'] ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes['head']}>
          <Modal.Title fw={600} fz="lg">
            <bdi>{words.title(leaver.name)}</bdi>
          </Modal.Title>
          <Modal.CloseButton aria-label={words.close} />
        </div>
        <LeavingBody leaver={leaver} onClose={onClose} onLeft={onLeft} />
      </Modal.Content>
    </Modal.Root>
  )
}

function LeavingBody({ leaver, onClose, onLeft }: Omit<Props, 'isOpen'>): JSX.Element {
  const { loaded, reload } = useLoaded('leaving.preview', { userId: leaver.userId })
  if (loaded.state === 'failed')
    return <LoadFailed error={loaded.error} what={words.failed} onRetry={reload} />
  if (loaded.state === 'loading') {
    return <Waiting p="lg" label={words.loading} widths={['60%', '70%', '50%']} />
  }
  return (
    <KeptLeaving
      leaver={leaver}
      preview={loaded.data}
      onLookAgain={reload}
      onClose={onClose}
      onLeft={onLeft}
    />
  )
}

/** The form with what was chosen before a lock, or before somebody looked again. */
function KeptLeaving(props: Omit<LeavingFormProps, 'draft'>): JSX.Element {
  const kept = useReadDraft(leavingKey(props.leaver.userId), leavingChecks)
  if (kept === undefined) return <Waiting p="lg" label={words.loading} widths={['60%', '70%', '50%']} />
  return <LeavingForm {...props} draft={kept.draft} />
}
