import { Modal } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { MergeKind } from '#shared/domain/merging.ts'
import { mergingText as words } from '#renderer/text/merging.ts'
import { ChooseRecord } from './ChooseRecord.tsx'
import { CompareRecords } from './CompareRecords.tsx'

/** The record from which one came. */
export type MergeSubject = { readonly kind: MergeKind; readonly id: string; readonly name: string }

type Props = {
  readonly subject: MergeSubject
  /** The other record, where one came from a place that names it. */
  readonly otherId?: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Called with the record that stays, before the modal closes. */
  readonly onMerged: (keptId: string) => void
}

/** "Merge with …": the other record, then what stays of both, field by field. */
export function MergeModal({ subject, otherId, isOpen, onClose, onMerged }: Props): JSX.Element {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={<bdi>{words.title(subject.name)}</bdi>}
      size={760}
      yOffset={48}
      zIndex={250}
    >
      <MergeSteps subject={subject} first={otherId ?? null} onClose={onClose} onMerged={onMerged} />
    </Modal>
  )
}

function MergeSteps(props: {
  readonly subject: MergeSubject
  readonly first: string | null
  readonly onClose: () => void
  readonly onMerged: (keptId: string) => void
}): JSX.Element {
  const { subject, onClose, onMerged } = props
  const [otherId, setOtherId] = useState(props.first)
  if (otherId === null) return <ChooseRecord subject={subject} onChoose={setOtherId} onClose={onClose} />
  return (
    <CompareRecords
      kind={subject.kind}
      ids={[subject.id, otherId]}
      onBack={() => setOtherId(null)}
      onClose={onClose}
      onMerged={onMerged}
    />
  )
}
