import { Anchor, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { JSX } from 'react'
import { bulkDoneText as words } from '#renderer/text/bulk.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'

const UNDO_MS = 20_000

type BulkDone = { readonly actId: string; readonly changed: number; readonly partName: string }

const noticeIdOf = ({ actId }: BulkDone): string => `bulk:${actId}`

async function undo(done: BulkDone): Promise<void> {
  const answer = await request('bulk.undo', { actId: done.actId })
  notifications.hide(noticeIdOf(done))
  notifications.show(
    answer.ok
      ? { message: words.undone(answer.data.changed) }
      : { message: `${words.notUndone} ${failureText(answer.error)}`, color: 'red' },
  )
}

function BulkNotice({ done }: { readonly done: BulkDone }): JSX.Element {
  return (
    <Group gap="md" justify="space-between" wrap="nowrap">
      <Text span>{words.done(done.partName, done.changed)}</Text>
      <Anchor component="button" type="button" fw={600} onClick={() => void undo(done)}>
        {words.undo}
      </Anchor>
    </Group>
  )
}

/** Says that people are changed, with the way back for a moment. */
export function showBulkDone(done: BulkDone): void {
  notifications.show({ id: noticeIdOf(done), message: <BulkNotice done={done} />, autoClose: UNDO_MS })
}
