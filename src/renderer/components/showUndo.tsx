import { Anchor, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { JSX } from 'react'

const UNDO_MS = 15_000

type Done = {
  /** One per thing it can be about: a newer notice takes the place of an older one. */
  readonly id: string
  readonly message: string
  readonly verb: string
  /** @returns what is said then */
  readonly undo: () => Promise<{ readonly message: string; readonly isProblem: boolean }>
}

async function takeBack({ id, undo }: Done): Promise<void> {
  const { message, isProblem } = await undo()
  notifications.hide(id)
  notifications.show({ message: <bdi>{message}</bdi>, ...(isProblem ? { color: 'red' } : {}) })
}

function Notice({ done }: { readonly done: Done }): JSX.Element {
  return (
    <Group gap="md" justify="space-between" wrap="nowrap">
      <Text span miw={0}>
        <bdi>{done.message}</bdi>
      </Text>
      <Anchor component="button" type="button" fw={600} flex="none" onClick={() => void takeBack(done)}>
        {done.verb}
      </Anchor>
    </Group>
  )
}

/** Says what was done, with the way back for a moment. */
export function showUndo(done: Done): void {
  notifications.hide(done.id)
  notifications.show({ id: done.id, message: <Notice done={done} />, autoClose: UNDO_MS })
}
