import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, type JSX } from 'react'
import { transferText as words } from '#renderer/text/transfer.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { cancelImport, closeImport, runImport, useImport, type ImportStage } from './importStore.ts'
import { PreviewStep } from './PreviewStep.tsx'
import classes from './transfer.module.css'

function Bar({ part, label }: { readonly part: number; readonly label: string }): JSX.Element {
  return (
    <Progress.Root size={8}>
      <Progress.Section value={part * 100} aria-label={label} />
    </Progress.Root>
  )
}

type Of<A extends ImportStage['at']> = Extract<ImportStage, { at: A }>

function ReadingStep({ stage }: { readonly stage: Of<'reading'> }): JSX.Element {
  return (
    <Stack gap="sm" py="lg">
      <Text role="status">
        {stage.part < 1 ? words.reading(stage.fileName) : words.checking(stage.fileName)}
      </Text>
      <Bar part={stage.part} label={words.readingProgress} />
    </Stack>
  )
}

function RunningStep({ stage }: { readonly stage: Of<'running'> }): JSX.Element {
  const total = stage.preview.rowCount
  return (
    <Stack gap="sm" py="lg">
      <Text fw={600}>{words.running(stage.done, total)}</Text>
      <Bar part={stage.done / Math.max(1, total)} label={words.runningProgress} />
      <Text c="dimmed">{words.runningHelp}</Text>
      <Group justify="flex-end">
        <Button variant="default" disabled={stage.isCancelling} onClick={() => void cancelImport()}>
          {stage.isCancelling ? words.cancelling : words.cancel}
        </Button>
      </Group>
    </Stack>
  )
}

function DoneStep({ stage }: { readonly stage: Of<'done'> }): JSX.Element {
  return (
    <Stack gap="xs" align="center" py="lg">
      <IconCircleCheck size={28} className={classes['fine']} aria-hidden="true" />
      <Text fw={600} role="status">
        {words.done(stage.added)}
      </Text>
      <Text c="dimmed" ta="center">
        {words.doneHelp}
      </Text>
      <Button mt="xs" data-autofocus onClick={closeImport}>
        {words.close}
      </Button>
    </Stack>
  )
}

type StepProps = { readonly stage: ImportStage; readonly onImported: () => void }

function Step({ stage, onImported }: StepProps): JSX.Element | null {
  switch (stage.at) {
    case 'closed':
      return null
    case 'choosing':
      return <ChooseFile problem={stage.problem} />
    case 'reading':
      return <ReadingStep stage={stage} />
    case 'preview': {
      const run = async (): Promise<void> => {
        if (await runImport(stage.preview)) onImported()
      }
      return <PreviewStep preview={stage.preview} problem={stage.problem} onRun={() => void run()} />
    }
    case 'running':
      return <RunningStep stage={stage} />
    case 'done':
      return <DoneStep stage={stage} />
  }
}

type Props = { /** Called once people are stored. */ readonly onImported: () => void }

/** Import under Clinic Users: a file, a preview, all or nothing. */
export function ImportDialog({ onImported }: Props): JSX.Element {
  const stage = useImport((s) => s.stage)
  const isRunning = stage.at === 'running'
  // What was read of people does not stay behind a lock; a running import goes on.
  useEffect(() => closeImport, [])
  return (
    <Modal
      opened={stage.at !== 'closed'}
      onClose={closeImport}
      title={words.title}
      size={stage.at === 'preview' ? 880 : 560}
      withCloseButton={!isRunning}
      closeOnEscape={!isRunning}
      closeOnClickOutside={!isRunning}
    >
      <Step stage={stage} onImported={onImported} />
    </Modal>
  )
}
