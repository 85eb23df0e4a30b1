import { Anchor, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { JSX } from 'react'
import { failureText } from '#renderer/text/problems.ts'
import { setUpDoneText as words } from '#renderer/text/setUpLike.ts'
import { request } from '#renderer/transport/client.ts'

const UNDO_MS = 15_000

/** What was done to whom, and after which colleague. */
export type SetUpDone = {
  readonly userId: string
  readonly firstName: string
  readonly likeName: string
  readonly actId: string
}

const noticeIdOf = ({ userId }: SetUpDone): string => `setUp:${userId}`

async function undo(done: SetUpDone): Promise<void> {
  const answer = await request('setUpLike.undo', { userId: done.userId, actId: done.actId })
  notifications.hide(noticeIdOf(done))
  notifications.show({
    message: answer.ok ? (
      <bdi>{words.undone(done.firstName)}</bdi>
    ) : (
      `${words.notUndone} ${failureText(answer.error)}`
    ),
    ...(answer.ok ? {} : { color: 'red' }),
  })
}

function SetUpNotice({ done }: { readonly done: SetUpDone }): JSX.Element {
  return (
    <Group gap="md" justify="space-between" wrap="nowrap">
      <Text span>
        <bdi>{words.done(done.firstName, done.likeName)}</bdi>
      </Text>
      <Anchor component="button" type="button" fw={600} onClick={() => void undo(done)}>
        {words.undo}
      </Anchor>
    </Group>
  )
}

/** Says that somebody is set up like a colleague, with the way back for a moment. */
export function showSetUp(done: SetUpDone): void {
  const id = noticeIdOf(done)
  // One that is there already is about an earlier act.
  notifications.hide(id)
  notifications.show({ id, message: <SetUpNotice done={done} />, autoClose: UNDO_MS })
}
