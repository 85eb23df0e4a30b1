import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { JSX } from 'react'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { CopySecretButton } from '#renderer/components/CopySecretButton.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { QrCode } from '#renderer/components/QrCode.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { words } from '#renderer/text/index.ts'
import { dateFormat } from '#renderer/text/locale.ts'
import { startText } from '#renderer/text/start.ts'
import { RecoveryKeyGroups } from './RecoveryKeyGroups.tsx'
import classes from './start.module.css'
import { TypeBack } from './TypeBack.tsx'

type Props = {
  readonly clinicName: string
  readonly recoveryKey: string
  /** Called when the sheet was confirmed, or put off. */
  readonly onDone: () => void
}

const today = (): string => dateFormat({ dateStyle: 'long' }).format(Date.now())

/** The recovery sheet, shown once: to print or copy, and to type two groups of it back. */
export function RecoverySheet({ clinicName, recoveryKey, onDone }: Props): JSX.Element {
  const { loaded, reload } = useLoaded('recovery.get', {})
  return (
    <CenteredScreen title={startText.sheetTitle} intro={startText.sheetIntro} width={560}>
      <Stack gap="lg">
        <div className="printOnly">
          <p>{startText.sheetPrintFor(clinicName)}</p>
          <p>{startText.sheetPrintedOn(today())}</p>
        </div>
        <div className={classes['sheet']}>
          <RecoveryKeyGroups recoveryKey={recoveryKey} />
          <QrCode text={recoveryKey.replaceAll('-', '')} label={startText.sheetCode} size={128} />
        </div>
        <p className="printOnly">{startText.sheetPrintUse}</p>
        <Group gap="xs" className="screenOnly">
          <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {words.print}
          </Button>
          <CopySecretButton secret={recoveryKey} />
          <Text c="dimmed">{startText.sheetKeep}</Text>
        </Group>
        <div className="screenOnly">
          {loaded.state === 'ready' && (
            <TypeBack groups={loaded.data.groups} onConfirmed={onDone} onLater={onDone} />
          )}
          {loaded.state === 'failed' && <LoadFailed error={loaded.error} onRetry={reload} />}
        </div>
      </Stack>
    </CenteredScreen>
  )
}
