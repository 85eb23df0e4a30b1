import { Button, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState, type JSX, type Ref } from 'react'
import { words } from '#renderer/text/index.ts'
import { copySecret } from './secretClipboard.ts'

type Props = { readonly secret: string; readonly label?: string; readonly ref?: Ref<HTMLButtonElement> }

/** Copies a secret; locking the desk and signing out take it from the clipboard again. */
export function CopySecretButton({ secret, label = words.copy, ref }: Props): JSX.Element {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const copy = async (): Promise<void> => setCopied((await copySecret(secret)) ? 'yes' : 'failed')
  return (
    <>
      <Button
        {...(ref === undefined ? {} : { ref })}
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
        {copied === 'yes' ? words.copied : label}
      </Button>
      {copied === 'failed' && <Text c="var(--mantine-color-error)">{words.copyFailed}</Text>}
    </>
  )
}
