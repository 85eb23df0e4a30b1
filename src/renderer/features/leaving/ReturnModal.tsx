import { Modal, Text } from '@mantine/core'
import { useEffect, type JSX } from 'react'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { returnText as words } from '#renderer/text/leaving.ts'
import type { Leaver } from './leaver.ts'
import classes from './leaving.module.css'
import { ReturnForm } from './ReturnForm.tsx'
import { hideLeft } from './showLeft.tsx'

type Props = {
  readonly leaver: Leaver
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onBack: () => void
}

/** "Reactivate as they were" (product.md 38): what comes back, what does not, and which clients. */
export function ReturnModal({ leaver, isOpen, onClose, onBack }: Props): JSX.Element {
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={700}
      yOffset={48}
      zIndex={250}
      classNames={{ content: classes['modal'] ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes['head']}>
          <Modal.Title fw={600} fz="lg">
            <bdi>{words.title(leaver.firstName)}</bdi>
          </Modal.Title>
          <Modal.CloseButton aria-label={words.close} />
        </div>
        <ReturnBody leaver={leaver} onClose={onClose} onBack={onBack} />
      </Modal.Content>
    </Modal.Root>
  )
}

function ReturnBody({ leaver, onClose, onBack }: Omit<Props, 'isOpen'>): JSX.Element {
  const { loaded, reload } = useLoaded('leaving.previewReturn', { userId: leaver.userId })
  // Two ways back at once would be one too many, and its notice lies over the button here.
  useEffect(() => hideLeft(leaver.userId), [leaver.userId])
  if (loaded.state === 'failed') {
    return (
      <>
        <LoadFailed error={loaded.error} what={words.failed} onRetry={reload} />
        {loaded.error.code === 'PLAN_FORBIDS_PRACTITIONER' && (
          <Text c="dimmed" px="lg" pb="lg">
            {words.planHelp}
          </Text>
        )}
      </>
    )
  }
  if (loaded.state === 'loading') {
    return <Waiting p="lg" label={words.loading} widths={['60%', '70%']} />
  }
  return <ReturnForm leaver={leaver} plan={loaded.data} onClose={onClose} onBack={onBack} />
}
