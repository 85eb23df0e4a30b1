import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, type JSX } from 'react'
import { useFirstFocus } from '#renderer/components/useFirstFocus.ts'
import { clientImportText } from '#renderer/text/clientImport.ts'
import { importText as words } from '#renderer/text/importFile.ts'
import { transferText } from '#renderer/text/transfer.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { undoImport } from './undoImport.ts'
import { closeImport, useImport, type ImportStage } from './importStage.ts'
import { cancelImport, type Choices, runImport } from './importStore.ts'
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
  const first = useFirstFocus<HTMLDivElement>()
  return (
    <Stack gap="sm" py="lg" ref={first} tabIndex={-1} className={classes['waiting'] ?? ''}>
      <Text role="status">
        {stage.part < 1 ? words.reading(stage.fileName) : words.checking(stage.fileName)}
      </Text>
      <Bar part={stage.part} label={words.readingProgress} />
    </Stack>
  )
}

function RunningStep({ stage }: { readonly stage: Of<'running'> }): JSX.Element {
  const total = stage.rowCount
  const first = useFirstFocus<HTMLDivElement>()
  return (
    <Stack gap="sm" py="lg" ref={first} tabIndex={-1} className={classes['waiting'] ?? ''}>
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

type DoneProps = { readonly stage: Of<'done'>; readonly onUndone: () => void }

function DoneStep({ stage, onUndone }: DoneProps): JSX.Element {
  const { what, importId, added, filled, skipped } = stage
  const first = useFirstFocus<HTMLButtonElement>()
  const list = what === 'clients' ? clientImportText : transferText
  const undo = async (): Promise<void> => {
    if (!(await undoImport(importId))) return
    onUndone()
    closeImport()
  }
  const others = [
    ...(filled === 0 ? [] : [words.filled(filled)]),
    ...(skipped === 0 ? [] : [words.skipped(skipped)]),
  ]
  return (
    <Stack gap="xs" align="center" py="lg">
      <IconCircleCheck size={28} className={classes['fine']} aria-hidden="true" />
      <Text fw={600} role="status">
        {[list.done(added), ...others].join(', ')}
      </Text>
      {added > 0 && (
        <Text c="dimmed" ta="center">
          {list.doneHelp}
        </Text>
      )}
      <Group mt="xs" gap="xs">
        {added > 0 && (
          <Button variant="default" onClick={() => void undo()}>
            {words.undo}
          </Button>
        )}
        <Button ref={first} onClick={closeImport}>
          {words.close}
        </Button>
      </Group>
      {added > 0 && (
        <Text size="xs" c="dimmed" ta="center">
          {words.undoHelp}
        </Text>
      )}
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
      const run = async (choices: Choices): Promise<void> => {
        if (await runImport(stage, choices)) onImported()
      }
      return <PreviewStep stage={stage} onRun={(choices) => void run(choices)} />
    }
    case 'running':
      return <RunningStep stage={stage} />
    case 'done':
      return <DoneStep stage={stage} onUndone={onImported} />
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
      title={what === 'clients' ? clientImportText.title : transferText.title}
      size={stage.at === 'preview' ? 880 : 560}
      withCloseButton={!isRunning}
      closeOnEscape={!isRunning}
      closeOnClickOutside={!isRunning}
    >
      <Step stage={stage} onImported={onImported} />
    </Modal>
  )
}
