import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { JSX } from 'react'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { CopySecretButton } from '#renderer/components/CopySecretButton.tsx'
import { QrCode } from '#renderer/components/QrCode.tsx'
import { words } from '#renderer/text/index.ts'
import { joiningText } from '#renderer/text/joining.ts'
import { dateFormat } from '#renderer/text/locale.ts'
import { startText } from '#renderer/text/start.ts'
import { RecoveryKeyGroups } from './RecoveryKeyGroups.tsx'
import classes from './start.module.css'

const today = (): string => dateFormat({ dateStyle: 'long' }).format(Date.now())

type Props = { readonly recoveryKey: string; readonly onDone: () => void }

/** The recovery sheet of a PC that has just joined: nobody is signed in yet, so an owner confirms it later. */
export function JoinSheet({ recoveryKey, onDone }: Props): JSX.Element {
  return (
    <CenteredScreen title={startText.sheetTitle} intro={joiningText.sheetIntro} width={560}>
      <Stack gap="lg">
        <p className="printOnly">{startText.sheetPrintedOn(today())}</p>
        <div className={classes['sheet']}>
          <RecoveryKeyGroups recoveryKey={recoveryKey} />
          <QrCode text={recoveryKey.replaceAll('-', '')} label={startText.sheetCode} size={128} />
        </div>
        <p className="printOnly">{startText.sheetPrintUse}</p>
        <Group gap="xs" className="screenOnly">
          <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {words.print}
          </Button>
          <CopySecretButton secret={recoveryKey} />
          <Text c="dimmed">{startText.sheetKeep}</Text>
        </Group>
        <Text c="dimmed" className="screenOnly">
          {joiningText.sheetConfirm}
        </Text>
        <Group justify="flex-end" className="screenOnly">
          <Button onClick={onDone}>{joiningText.goOn}</Button>
        </Group>
      </Stack>
    </CenteredScreen>
  )
}
