import { Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { clientImportText as words } from '#renderer/text/clientImport.ts'
import { transferText } from '#renderer/text/transfer.ts'
import { type Choices, previewClients } from './clientImport.ts'
import { ClientProblems, ClientSample } from './ClientTables.tsx'
import { ColumnChoices } from './ColumnChoices.tsx'
import { Duplicates } from './Duplicates.tsx'
import { chooseAgain, type ImportStage } from './importStage.ts'

type Props = {
  readonly stage: Extract<ImportStage, { at: 'clientPreview' }>
  readonly onRun: (choices: Choices) => void
}

/** What would happen with a file of clients: its columns, every problem, and who seems to be here already. */
export function ClientPreviewStep({ stage, onRun }: Props): JSX.Element {
  const { preview, file, problem } = stage
  const [choices, setChoices] = useState<Choices>({ all: 'skip', rows: new Map() })
  const isFine = preview.problemCount === 0
  const isEmpty = preview.rowCount === 0
  const canRun = isFine && !isEmpty
  return (
    <Stack gap="sm">
      <Text c="dimmed">{transferText.preview(preview)}</Text>
      <ColumnChoices
        columns={preview.columns}
        isRemembered={preview.isRemembered}
        onChange={(columns) => void previewClients(file, columns)}
      />
      <Group gap="sm">
        <Text fw={600} role="status">
          {words.ready(preview)}
        </Text>
        {!isFine && (
          <StatusBadge tone="wrong" icon={<IconAlertTriangle size={14} aria-hidden="true" />}>
            {words.problems(preview.problemCount)}
          </StatusBadge>
        )}
      </Group>
      {!isFine && <ClientProblems preview={preview} />}
      {canRun && preview.duplicateCount > 0 && (
        <Duplicates preview={preview} choices={choices} onChange={setChoices} />
      )}
      {canRun && <ClientSample preview={preview} />}
      <FormProblem error={problem} />
      {!canRun && <Text id="import-why-not">{isFine ? words.nobody : words.allOrNothing}</Text>}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={chooseAgain}>
          {transferText.anotherFile}
        </Button>
        <Button
          disabled={!canRun}
          {...(canRun ? { 'data-autofocus': true } : { 'aria-describedby': 'import-why-not' })}
          onClick={() => onRun(choices)}
        >
          {words.import(preview.rowCount)}
        </Button>
      </Group>
    </Stack>
  )
}
