import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { Named } from '#shared/contract/nameLists.ts'
import type { NameListKind } from '#shared/domain/nameLists.ts'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { words as shared } from '#renderer/text/index.ts'
import { nameListsText as words } from '#renderer/text/nameLists.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import { showNamesMerged } from './nameActs.ts'

type Seen = OutputOf<'nameLists.previewMerge'>
type Props = {
  readonly list: NameListKind
  readonly from: Named
  /** Those it can become part of. */
  readonly others: readonly Named[]
  readonly onClose: () => void
  readonly onMerged: () => void
}

/** Asks which one stays, says what would move, and makes one of the two. */
export function MergeNamesModal({ list, from, others, onClose, onMerged }: Props): JSX.Element {
  useFocusBack()
  const [into, setInto] = useState<Named>()
  const [seen, setSeen] = useState<Seen>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const preview = async (chosen: Named): Promise<void> => {
    const answer = await request('nameLists.previewMerge', { list, fromId: from.id, intoId: chosen.id })
    if (answer.ok) setSeen(answer.data)
    else setProblem(failureText(answer.error))
  }
  const choose = (id: string | null): void => {
    const chosen = others.find((one) => one.id === id)
    setInto(chosen)
    setSeen(undefined)
    setProblem(undefined)
    if (chosen !== undefined) void preview(chosen)
  }
  const merge = async (): Promise<void> => {
    if (into === undefined || seen === undefined) return
    setBusy(true)
    const answer = await request('nameLists.merge', { list, fromId: from.id, intoId: into.id, seen })
    setBusy(false)
    if (answer.ok) {
      showNamesMerged(list, from, into, answer.data.actId)
      return onMerged()
    }
    setProblem(failureText(answer.error))
    // What would move is another by now: the question shows it.
    if (answer.error.code === 'MERGE_CHANGED') await preview(into)
  }
  return (
    <Modal opened onClose={isBusy ? () => undefined : onClose} title={words.mergeTitle(from.name)} size={440}>
      <Stack gap="md">
        <Select
          label={words.into}
          placeholder={words.intoHint}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={into?.id ?? null}
          onChange={choose}
          searchable={others.length > 8}
          disabled={isBusy}
          data-autofocus
        />
        <Text component="div" role="status" mih={44}>
          {into !== undefined && seen !== undefined && (
            <>
              <bdi>{words.moves(seen.people, seen.services, into.name)}</bdi>{' '}
              <bdi>{from.isCurrent ? words.endsThen(from.name) : words.endedStays(from.name)}</bdi>
            </>
          )}
        </Text>
        {problem !== undefined && (
          <Text c="var(--mantine-color-error)" role="alert">
            {problem}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={isBusy}>
            {shared.cancel}
          </Button>
          <Button disabled={seen === undefined} loading={isBusy} onClick={() => void merge()}>
            {words.mergeVerb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
