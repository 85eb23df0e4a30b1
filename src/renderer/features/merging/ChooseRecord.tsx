import { Button, Group, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useEffect, useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { useFirstFocus } from '#renderer/components/useFirstFocus.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { words as shared } from '#renderer/text/index.ts'
import { mergingText as words } from '#renderer/text/merging.ts'
import { EarlierMerges } from './EarlierMerges.tsx'
import type { MergeSubject } from './MergeModal.tsx'
import classes from './merging.module.css'
import { recordDetail } from './recordDetail.ts'

const DELAY_MS = 200
type Found = OutputOf<'merging.find'>['rows'][number]
type Props = {
  readonly subject: MergeSubject
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

/** What was typed, a moment after the last letter. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), DELAY_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

function RecordLine({
  found,
  onChoose,
}: {
  readonly found: Found
  readonly onChoose: () => void
}): JSX.Element {
  return (
    <li>
      <UnstyledButton className={classes['record'] ?? ''} onClick={onChoose}>
        <Text span fw={600}>
          <bdi>{found.name}</bdi>
        </Text>
        <Text span c="dimmed" className={classes['detail'] ?? ''}>
          <bdi>{recordDetail(found.detail)}</bdi>
        </Text>
        {!found.isActive && <StatusBadge>{words.inactive}</StatusBadge>}
        {found.isLikely && (
          <Text span size="sm" className={classes['likely'] ?? ''}>
            {words.likely}
          </Text>
        )}
      </UnstyledButton>
    </li>
  )
}

/** The other record: the likeliest ones at once, any other by what is typed. */
export function ChooseRecord({ subject, onChoose, onClose }: Props): JSX.Element {
  const [typed, setTyped] = useState('')
  const search = useSettled(typed)
  const field = useFirstFocus<HTMLInputElement>()
  const { kind, id } = subject
  const { loaded } = useLoaded('merging.find', { kind, id, search })
  const rows = loaded.state === 'ready' ? loaded.data.rows : []
  const none = search === '' ? words.noneLikely : words.noneFound
  return (
    <Stack gap="md">
      <Text>{words.intro}</Text>
      <TextInput
        ref={field}
        data-autofocus
        label={words.search}
        placeholder={kind === 'user' ? words.searchHint : words.searchClients}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        w={380}
      />
      <ul className={classes['records']} aria-label={words.results}>
        {rows.map((found) => (
          <RecordLine key={found.id} found={found} onChoose={() => onChoose(found.id)} />
        ))}
      </ul>
      <Text c="dimmed" role="status">
        {loaded.state === 'ready' && rows.length === 0 ? none : ''}
      </Text>
      <EarlierMerges subject={subject} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {shared.cancel}
        </Button>
      </Group>
    </Stack>
  )
}
