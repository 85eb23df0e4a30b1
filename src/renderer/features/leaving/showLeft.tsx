import { Anchor, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { JSX } from 'react'
import { failureText } from '#renderer/text/problems.ts'
import { leftText as words } from '#renderer/text/leaving.ts'
import { request } from '#renderer/transport/client.ts'
import type { Leaver } from './leaver.ts'
import type { LeavingCounts } from './leavingChoices.ts'

const UNDO_MS = 15_000

async function undo(leaver: Leaver, noticeId: string): Promise<void> {
  const { userId, firstName, mayGiveRoles } = leaver
  const answer = await request('leaving.reactivate', { userId, clients: 'all' })
  notifications.hide(noticeId)
  const done = mayGiveRoles ? words.undone(firstName) : words.undoneWithoutRoles(firstName)
  notifications.show({
    message: answer.ok ? <bdi>{done}</bdi> : `${words.notUndone} ${failureText(answer.error)}`,
    ...(answer.ok ? {} : { color: 'red' }),
  })
}

function LeftNotice({
  leaver,
  counts,
}: {
  readonly leaver: Leaver
  readonly counts: LeavingCounts
}): JSX.Element {
  const id = noticeIdOf(leaver.userId)
  return (
    <Group gap="md" justify="space-between" wrap="nowrap">
      <Text span>
        <bdi>{words.leftToBy(leaver.name, counts)}</bdi>
      </Text>
      <Anchor component="button" type="button" fw={600} flex="none" onClick={() => void undo(leaver, id)}>
        {words.undo}
      </Anchor>
    </Group>
  )
}

const noticeIdOf = (userId: string): string => `left:${userId}`

/** Takes the notice away: by now somebody is back another way. */
export function hideLeft(userId: string): void {
  notifications.hide(noticeIdOf(userId))
}

/** Says that somebody has left, with the way back for a moment. */
export function showLeft(leaver: Leaver, counts: LeavingCounts): void {
  notifications.show({
    id: noticeIdOf(leaver.userId),
    message: <LeftNotice leaver={leaver} counts={counts} />,
    autoClose: UNDO_MS,
  })
}
