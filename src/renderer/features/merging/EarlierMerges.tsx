import { Button, Group, Text, Title } from '@mantine/core'
import type { JSX } from 'react'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { mergingText as words } from '#renderer/text/merging.ts'
import { fullTime } from '#renderer/text/time.ts'
import type { MergeSubject } from './MergeModal.tsx'
import { undoMerge } from './showMerged.tsx'

/** The merges that this record came out of, each with its way back; nothing where there are none. */
export function EarlierMerges({ subject }: { readonly subject: MergeSubject }): JSX.Element | null {
  const { kind, id, name } = subject
  const { loaded, reload } = useLoaded('merging.list', { kind, id })
  if (loaded.state !== 'ready' || loaded.data.merges.length === 0) return null
  const undo = async (mergeId: string): Promise<void> => {
    await undoMerge(mergeId, name)
    reload()
  }
  return (
    <section aria-label={words.before}>
      <Title order={3} fz="md" mb={4}>
        {words.before}
      </Title>
      {loaded.data.merges.map(({ mergeId, name: merged, at, byName }) => (
        <Group key={mergeId} justify="space-between" gap="md" py={4}>
          <Text>
            <bdi>{words.mergedOn(merged, fullTime(at), byName)}</bdi>
          </Text>
          <Button
            variant="default"
            size="xs"
            aria-label={words.undoOf(merged)}
            onClick={() => void undo(mergeId)}
          >
            {words.undo}
          </Button>
        </Group>
      ))}
    </section>
  )
}
