import { Button } from '@mantine/core'
import { useState, type JSX } from 'react'
import { mergingText as words } from '#renderer/text/merging.ts'
import { MergeModal } from './MergeModal.tsx'

type Props = {
  readonly clientId: string
  readonly name: string
  /** Called once two records are one. */
  readonly onMerged: () => void
}

/** "Merge with …" for a client, with the modal behind it. */
export function MergeClientButton({ clientId, name, onMerged }: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="subtle" color="gray" size="xs" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <MergeModal
        subject={{ kind: 'client', id: clientId, name }}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onMerged={onMerged}
      />
    </>
  )
}
