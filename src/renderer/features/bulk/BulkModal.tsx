import { Modal, Stack } from '@mantine/core'
import { useEffect, useState, type JSX } from 'react'
import type { BulkPart } from '#shared/domain/bulk.ts'
import { bulkPartNames, bulkText as words } from '#renderer/text/bulk.ts'
import { closeBulk, useBulk, type BulkChangeInput, type BulkTarget } from './bulkStore.ts'
import { ChangeFields } from './ChangeFields.tsx'
import { DryRun } from './DryRun.tsx'

type FormProps = {
  readonly part: BulkPart
  readonly target: BulkTarget
  readonly onDone: () => void
}

function BulkForm({ part, target, onDone }: FormProps): JSX.Element {
  const [change, setChange] = useState<BulkChangeInput | null>(null)
  const isRunning = useBulk((s) => s.running !== null)
  return (
    <Stack gap="md">
      <ChangeFields part={part} isDisabled={isRunning} onChange={setChange} />
      {change !== null && <DryRun part={part} target={target} change={change} onDone={onDone} />}
    </Stack>
  )
}

type Props = { /** Called once people are changed. */ readonly onDone: () => void }

/** A bulk change (product.md 8): what becomes of the part, what would happen to whom, and one button that does it. */
export function BulkModal({ onDone }: Props): JSX.Element {
  const { part, target } = useBulk()
  const isRunning = useBulk((s) => s.running !== null)
  // What was read of people does not stay behind a lock; a running change goes on.
  useEffect(() => closeBulk, [])
  const isOpen = part !== null && target !== null
  return (
    <Modal
      opened={isOpen}
      onClose={closeBulk}
      title={isOpen ? words.title(bulkPartNames[part], target.count, target.isCapped) : ''}
      size={760}
      yOffset={48}
      withCloseButton={!isRunning}
      closeOnEscape={!isRunning}
      closeOnClickOutside={!isRunning}
    >
      {isOpen && <BulkForm key={part} part={part} target={target} onDone={onDone} />}
    </Modal>
  )
}
