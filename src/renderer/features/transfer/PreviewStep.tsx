import { Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { JSX } from 'react'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { transferText as words } from '#renderer/text/transfer.ts'
import { chooseAgain, type Preview } from './importStage.ts'
import { ProblemTable, SampleTable } from './PreviewTables.tsx'
import classes from './transfer.module.css'

function Columns({ preview }: { readonly preview: Preview }): JSX.Element {
  const read = preview.columns.flatMap(({ header, field }) =>
    field === null ? [] : [words.columnAs(header, field)],
  )
  const leftOut = preview.columns.filter(({ field }) => field === null).map(({ header }) => header)
  return (
    <dl className={classes['columns']}>
      <dt>{words.recognised}</dt>
      <dd>{read.join(' · ')}</dd>
      {leftOut.length > 0 && (
        <>
          <dt>{words.leftOut}</dt>
          <dd>{leftOut.join(' · ')}</dd>
        </>
      )}
    </dl>
  )
}

function Outcome({ preview }: { readonly preview: Preview }): JSX.Element {
  const isFine = preview.problemCount === 0
  return (
    <Group gap="sm">
      <Text fw={600}>{words.ready(preview)}</Text>
      {!isFine && (
        <StatusBadge tone="wrong" icon={<IconAlertTriangle size={14} aria-hidden="true" />}>
          {words.problems(preview.problemCount)}
        </StatusBadge>
      )}
      {isFine && preview.rowCount > 0 && (
        <IconCircleCheck size={18} className={classes['fine']} aria-hidden />
      )}
      {preview.problems.length < preview.problemCount && (
        <Text size="xs" c="dimmed">
          {words.problemsShown(preview.problems.length)}
        </Text>
      )}
    </Group>
  )
}

type Props = {
  readonly preview: Preview
  readonly problem: AppFailure | undefined
  readonly onRun: () => void
}

/** What would happen: columns, people, and every problem; all of it or nothing. */
export function PreviewStep({ preview, problem, onRun }: Props): JSX.Element {
  const isFine = preview.problemCount === 0
  const isEmpty = preview.rowCount === 0
  return (
    <Stack gap="sm">
      <Text c="dimmed">{words.preview(preview)}</Text>
      <Columns preview={preview} />
      <Outcome preview={preview} />
      {!isFine && <ProblemTable preview={preview} />}
      {isFine && !isEmpty && <SampleTable preview={preview} />}
      <FormProblem error={problem} />
      {(!isFine || isEmpty) && (
        <Text id="import-why-not">{isFine ? words.nobody : words.allOrNothing(preview)}</Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={chooseAgain}>
          {words.anotherFile}
        </Button>
        <Button
          disabled={!isFine || isEmpty}
          {...(isFine && !isEmpty ? { 'data-autofocus': true } : { 'aria-describedby': 'import-why-not' })}
          onClick={onRun}
        >
          {words.import(preview.rowCount)}
        </Button>
      </Group>
    </Stack>
  )
}
