import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef, useState, type JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { CopySecretButton } from '#renderer/components/CopySecretButton.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { PrintedSheet } from '#renderer/components/PrintedSheet.tsx'
import { words } from '#renderer/text/index.ts'
import { recoveryCodesText } from '#renderer/text/mfa.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './identity.module.css'

type Props = {
  readonly codes: readonly string[]
  readonly personName: string
  readonly clinicName: string
  readonly onDone: () => void
}

function List({ codes }: Pick<Props, 'codes'>): JSX.Element {
  return (
    <ol className={classes['codes']} aria-label={recoveryCodesText.label}>
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ol>
  )
}

/** Ten recovery codes, shown once: to print or copy, and to say that they are kept. */
export function RecoveryCodes({ codes, personName, clinicName, onDone }: Props): JSX.Element {
  const [isKept, setKept] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const heading = useRef<HTMLHeadingElement>(null)
  // The field that had the focus is gone: the reader starts at what came in its place.
  useEffect(() => heading.current?.focus(), [])
  const done = async (): Promise<void> => {
    setBusy(true)
    const answer = await request('mfa.keepCodes', {})
    setBusy(false)
    if (answer.ok) onDone()
    else setProblem(answer.error)
  }
  return (
    <Stack gap="sm">
      <Title order={2} ref={heading} tabIndex={-1} className={classes['heading'] ?? ''}>
        {recoveryCodesText.title}
      </Title>
      <Text>{recoveryCodesText.explained}</Text>
      <List codes={codes} />
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {words.print}
        </Button>
        <CopySecretButton secret={codes.join('\n')} />
      </Group>
      <Checkbox
        mt="xs"
        label={recoveryCodesText.kept}
        checked={isKept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <FormProblem error={problem} />
      <Button
        style={{ alignSelf: 'flex-start' }}
        disabled={!isKept}
        loading={isBusy}
        onClick={() => void done()}
      >
        {recoveryCodesText.done}
      </Button>
      <PrintedSheet>
        <h1>{recoveryCodesText.printTitle}</h1>
        <p>{recoveryCodesText.printOf(personName, clinicName)}</p>
        <List codes={codes} />
        <p>{recoveryCodesText.printUse}</p>
      </PrintedSheet>
    </Stack>
  )
}
