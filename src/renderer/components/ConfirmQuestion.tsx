import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState, type JSX, type ReactNode } from 'react'
import { words } from '#renderer/text/index.ts'

type Props = {
  readonly isOpen: boolean
  readonly title: string
  /** Says what goes and what stays. */
  readonly children: ReactNode
  /** The verb on the button: "Make inactive", never "OK". */
  readonly verb: string
  readonly isFinal?: boolean
  readonly cancelVerb?: string
  /** A sentence of what went wrong, shown above the buttons. */
  readonly problem?: string | undefined
  readonly onConfirm: () => void | Promise<void>
  readonly onCancel: () => void
}

/** A question before an act that can't be undone. The safe answer has the focus. */
export function ConfirmQuestion(props: Props): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const confirm = async (): Promise<void> => {
    setBusy(true)
    try {
      await props.onConfirm()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onCancel}
      title={props.title}
      size={440}
      centered
      zIndex={400}
    >
      <Stack gap="md">
        <Text component="div">{props.children}</Text>
        {props.problem !== undefined && (
          <Text c="var(--mantine-color-error)" role="alert">
            {props.problem}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onCancel} data-autofocus>
            {props.cancelVerb ?? words.cancel}
          </Button>
          <Button
            {...(props.isFinal === true ? { color: 'red' } : {})}
            loading={isBusy}
            onClick={() => void confirm()}
          >
            {props.verb}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
