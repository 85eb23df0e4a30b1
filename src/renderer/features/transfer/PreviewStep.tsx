import { Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { holdsNames } from '#shared/domain/importFields.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { useFirstFocus } from '#renderer/components/useFirstFocus.ts'
import { importText as words } from '#renderer/text/importFile.ts'
import { countChoices } from './countChoices.ts'
import { Duplicates } from './Duplicates.tsx'
import { chooseAgain, type ImportStage } from './importStage.ts'
import type { Choices } from './importStore.ts'
import { partsOf } from './previewParts.tsx'
import { ProblemTable } from './ProblemTable.tsx'
import classes from './transfer.module.css'

type Stage = Extract<ImportStage, { at: 'preview' }>

type OutcomeProps = { readonly ready: string; readonly preview: Stage['previewed']['preview'] }

function Outcome({ ready, preview }: OutcomeProps): JSX.Element {
  const { problemCount, problems, rowCount } = preview
  return (
    <Group gap="sm">
      <Text fw={600} role="status">
        {ready}
      </Text>
      {problemCount > 0 && (
        <StatusBadge tone="wrong" icon={<IconAlertTriangle size={14} aria-hidden="true" />}>
          {words.problems(problemCount)}
        </StatusBadge>
      )}
      {problemCount === 0 && rowCount > 0 && (
        <IconCircleCheck size={18} className={classes['fine']} aria-hidden />
      )}
      {problems.length < problemCount && (
        <Text size="xs" c="dimmed">
          {words.problemsShown(problems.length)}
        </Text>
      )}
    </Group>
  )
}

type Props = { readonly stage: Stage; readonly onRun: (choices: Choices) => void }

/** What would happen with a file: its columns, every problem, and who seems to be here already. */
export function PreviewStep({ stage, onRun }: Props): JSX.Element {
  const { file, previewed, isReadAgain, problem } = stage
  const { preview } = previewed
  const first = useFirstFocus<HTMLParagraphElement>()
  const [choices, setChoices] = useState<Choices>({ all: 'skip', rows: new Map() })
  const parts = partsOf(file, previewed)
  const isFine = preview.problemCount === 0
  const hasLines = isFine && preview.rowCount > 0
  const counts = countChoices(preview, parts.doubles, choices)
  const canRun = hasLines && counts.new + counts.merge > 0
  // Where nothing says who the lines are about, that they have no names is no news.
  const hasNames = holdsNames(preview.columns.map(({ field }) => field))
  const whyNot = !hasNames
    ? words.noNames
    : !isFine
      ? words.allOrNothing
      : hasLines
        ? words.allLeftOut
        : parts.nobody
  return (
    <Stack gap="sm">
      {/* What was found in the file is read first; the keyboard goes on from there. */}
      <Text c="dimmed" ref={first} tabIndex={-1} className={classes['waiting'] ?? ''}>
        <bdi>{words.preview(preview)}</bdi>
      </Text>
      {parts.columns}
      {hasNames && <Outcome ready={parts.ready} preview={preview} />}
      {hasNames && !isFine && <ProblemTable count={preview.problemCount} problems={parts.problems} />}
      {hasLines && preview.duplicateCount > 0 && (
        <Duplicates
          count={preview.duplicateCount}
          doubles={parts.doubles}
          names={parts.choiceNames}
          choices={choices}
          onChange={setChoices}
        />
      )}
      {hasLines && (
        <div>
          <Text size="sm" c="dimmed" mb={4}>
            {words.sampleTitle}
          </Text>
          {parts.sample}
        </div>
      )}
      <FormProblem error={problem} />
      <div className={classes['foot']}>
        {hasNames && !canRun && <Text id="import-why-not">{whyNot}</Text>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={chooseAgain}>
            {words.anotherFile}
          </Button>
          <Button
            disabled={!canRun}
            loading={isReadAgain}
            {...(canRun ? {} : { 'aria-describedby': hasNames ? 'import-why-not' : 'import-no-names' })}
            onClick={() => onRun(choices)}
          >
            {counts.new === 0 && counts.merge > 0 ? words.fill(counts.merge) : parts.run(counts.new)}
          </Button>
        </Group>
      </div>
    </Stack>
  )
}
