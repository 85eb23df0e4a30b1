import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { passwordText as words } from '#renderer/text/account.ts'
import { fullTime } from '#renderer/text/time.ts'
import classes from './account.module.css'

type Props = {
  readonly password: string
  /** When it stops working, in milliseconds since 1970. */
  readonly until: number
  readonly timezone: string
  readonly onAgain: () => void
}

/** A temporary password just set: shown once, with how long it works. */
export function ShownPassword({ password, until, timezone, onAgain }: Props): JSX.Element {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(password)
      setCopied('yes')
    } catch {
      setCopied('failed')
    }
  }
  return (
    <Stack gap="xs" align="flex-start" role="status">
      <Group gap="xs">
        <code className={classes['secret']}>{password}</code>
        <Button
          variant="default"
          leftSection={
            copied === 'yes' ? (
              <IconCheck size={16} aria-hidden="true" />
            ) : (
              <IconCopy size={16} aria-hidden="true" />
            )
          }
          onClick={() => void copy()}
        >
          {copied === 'yes' ? words.copied : words.copy}
        </Button>
      </Group>
      {copied === 'failed' && <Text c="var(--mantine-color-error)">{words.copyFailed}</Text>}
      <Text>{words.worksUntil(fullTime(until, timezone))}</Text>
      <Text c="dimmed">{words.shownOnce}</Text>
      <Anchor component="button" type="button" onClick={onAgain}>
        {words.setAnother}
      </Anchor>
    </Stack>
  )
}
