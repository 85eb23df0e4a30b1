import { Anchor, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { JSX } from 'react'
import { mergingText as words } from '#renderer/text/merging.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'

const UNDO_MS = 15_000
const noticeIdOf = (mergeId: string): string => `merged:${mergeId}`

/** Takes a merge back and says whether it went. */
export async function undoMerge(mergeId: string, name: string): Promise<void> {
  const answer = await request('merging.undo', { mergeId })
  notifications.hide(noticeIdOf(mergeId))
  notifications.show({
    message: answer.ok ? <bdi>{words.undone(name)}</bdi> : `${words.notUndone} ${failureText(answer.error)}`,
    ...(answer.ok ? {} : { color: 'red' }),
  })
}

function MergedNotice({ mergeId, name }: { readonly mergeId: string; readonly name: string }): JSX.Element {
  return (
    <Group gap="md" justify="space-between" wrap="nowrap">
      <Text span>
        <bdi>{words.done(name)}</bdi>
      </Text>
      <Anchor
        component="button"
        type="button"
        fw={600}
        flex="none"
        onClick={() => void undoMerge(mergeId, name)}
      >
        {words.undo}
      </Anchor>
    </Group>
  )
}

/** Says that two records are one, with the way back for a moment. */
export function showMerged(mergeId: string, name: string): void {
  notifications.show({
    id: noticeIdOf(mergeId),
    message: <MergedNotice mergeId={mergeId} name={name} />,
    autoClose: UNDO_MS,
  })
}
