import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useCallback, useEffect, useRef, useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CopySecretButton } from '#renderer/components/CopySecretButton.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { QrCode } from '#renderer/components/QrCode.tsx'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { words } from '#renderer/text/index.ts'
import { syncText } from '#renderer/text/sync.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './sync.module.css'

type Code = OutputOf<'sync.addPc'>
const TICK_MS = 500

/** Whole seconds for which a code counts, counting down to 0. */
function useSecondsLeft(until: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((until - now) / 1000))
}

function ShownCode({
  code,
  onAnother,
}: {
  readonly code: Code
  readonly onAnother: () => void
}): JSX.Element {
  const left = useSecondsLeft(code.expiresAt)
  if (left === 0) {
    return (
      <Group>
        <Text role="alert">{syncText.codeOver}</Text>
        <Button variant="default" onClick={onAnother}>
          {syncText.another}
        </Button>
      </Group>
    )
  }
  return (
    <Stack gap="sm" align="center">
      <QrCode text={code.code} label={syncText.code} size={220} />
      <Text className={classes['code']} aria-label={syncText.code}>
        {code.code}
      </Text>
      <Text c="dimmed">{syncText.codeLeft(Math.floor(left / 60), left % 60)}</Text>
      <CopySecretButton secret={code.code} label={syncText.copyCode} />
    </Stack>
  )
}

/** Makes the code for one new PC and shows it, as text and QR code, while it counts. */
export function AddPcModal({ onClose }: { readonly onClose: () => void }): JSX.Element {
  useFocusBack()
  const [code, setCode] = useState<Code>()
  const [problem, setProblem] = useState<AppFailure>()
  const isAsked = useRef(false)
  const ask = useCallback(async (): Promise<void> => {
    setCode(undefined)
    setProblem(undefined)
    const made = await request('sync.addPc', {})
    if (made.ok) setCode(made.data)
    else setProblem(made.error)
  }, [])
  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    void ask()
  }, [ask])
  return (
    <Modal opened onClose={onClose} title={syncText.addTitle} size={520} centered>
      <Stack gap="md">
        <Text>{syncText.addExplained}</Text>
        {code === undefined && problem === undefined && <Text role="status">{syncText.adding}</Text>}
        {code !== undefined && <ShownCode code={code} onAnother={() => void ask()} />}
        <FormProblem error={problem} />
        <Group justify="flex-end" gap="xs">
          {problem !== undefined && (
            <Button variant="default" onClick={() => void ask()}>
              {syncText.another}
            </Button>
          )}
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.close}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
