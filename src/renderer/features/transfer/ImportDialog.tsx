import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, type JSX } from 'react'
import { transferText as words } from '#renderer/text/transfer.ts'
import { clientImportText as clientWords } from '#renderer/text/clientImport.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { type Choices, runClients } from './clientImport.ts'
import { ClientPreviewStep } from './ClientPreviewStep.tsx'
import { undoImport } from './undoImport.ts'
import { closeImport, useImport, type ImportStage } from './importStage.ts'
import { cancelImport, runImport } from './importStore.ts'
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

type DoneProps = {
  readonly importId: string
  readonly done: string
  readonly help: string
  readonly onUndone: () => void
}

function DoneStep({ importId, done, help, onUndone }: DoneProps): JSX.Element {
  const undo = async (): Promise<void> => {
    if (!(await undoImport(importId))) return
    onUndone()
    closeImport()
  }
  return (
    <Stack gap="xs" align="center" py="lg">
      <IconCircleCheck size={28} className={classes['fine']} aria-hidden="true" />
      <Text fw={600} role="status">
        {done}
      </Text>
      <Text c="dimmed" ta="center">
        {help}
      </Text>
      <Group mt="xs" gap="xs">
        <Button variant="default" onClick={() => void undo()}>
          {clientWords.undo}
        </Button>
        <Button data-autofocus onClick={closeImport}>
          {words.close}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" ta="center">
        {clientWords.undoHelp}
      </Text>
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
    case 'clientPreview': {
      const run = async (choices: Choices): Promise<void> => {
        if (await runClients(stage.file, stage.preview, choices)) onImported()
      }
      return <ClientPreviewStep stage={stage} onRun={(choices) => void run(choices)} />
    }
    case 'running':
      return <RunningStep stage={stage} />
    case 'done':
      return (
        <DoneStep
          importId={stage.importId}
          done={words.done(stage.added)}
          help={words.doneHelp}
          onUndone={onImported}
        />
      )
    case 'clientsDone': {
      const { importId, added, filled, skipped } = stage
      const done = clientWords.done(added, filled, skipped)
      return <DoneStep importId={importId} done={done} help="" onUndone={onImported} />
    }
  }
}

type Props = { /** Called once people are stored. */ readonly onImported: () => void }

/** Import under Clinic Users: a file, a preview, all or nothing. */
export function ImportDialog({ onImported }: Props): JSX.Element {
  const { stage, what } = useImport()
  const isRunning = stage.at === 'running'
  // What was read of people does not stay behind a lock; a running import goes on.
  useEffect(() => closeImport, [])
  return (
    <Modal
      opened={stage.at !== 'closed'}
      onClose={closeImport}
      title={what === 'clients' ? clientWords.title : words.title}
      size={stage.at === 'preview' || stage.at === 'clientPreview' ? 880 : 560}
      withCloseButton={!isRunning}
      closeOnEscape={!isRunning}
      closeOnClickOutside={!isRunning}
    >
      <Step stage={stage} onImported={onImported} />
    </Modal>
  )
}
