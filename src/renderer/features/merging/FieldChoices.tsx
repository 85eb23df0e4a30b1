import { Radio, Table, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { MergePreview } from '#shared/contract/merging.ts'
import type { MergeField, MergeKind } from '#shared/domain/merging.ts'
import { visibleText } from '#shared/domain/visibleText.ts'
import { valueText } from '#renderer/text/logFields.ts'
import { mergeFieldNames, mergingText as words } from '#renderer/text/merging.ts'
import classes from './merging.module.css'
import { recordDetail } from './recordDetail.ts'

const LONGEST = 160
type Side = 'kept' | 'merged'
type Field = MergePreview['fields'][number]

function textOf(kind: MergeKind, field: MergeField, value: string): string {
  if (value === '') return words.empty
  if (field === 'photo') return words.photoThere
  if (field === 'status') return valueText(kind, 'status', value, {})
  return visibleText(recordDetail(value), LONGEST)
}

type Props = {
  readonly kind: MergeKind
  readonly preview: MergePreview
  readonly taken: ReadonlySet<MergeField>
  readonly onChoose: (field: MergeField, side: Side) => void
}

function FieldRow({
  kind,
  field,
  side,
  onChoose,
}: {
  readonly kind: MergeKind
  readonly field: Field
  readonly side: Side
  readonly onChoose: (side: Side) => void
}): JSX.Element {
  const name = mergeFieldNames[field.field]
  const cell = (which: Side): JSX.Element => (
    <Table.Td>
      <Radio
        name={`merge-${field.field}`}
        value={which}
        checked={side === which}
        disabled={field.isLocked && which === 'merged'}
        aria-label={`${words.fieldChoice(name)}: ${textOf(kind, field.field, field[which])}`}
        label={<bdi>{textOf(kind, field.field, field[which])}</bdi>}
        onChange={() => onChoose(which)}
      />
    </Table.Td>
  )
  return (
    <Table.Tr data-field={field.field}>
      <Table.Th scope="row" fw={400}>
        {name}
        {field.isLocked && (
          <Text size="xs" c="dimmed">
            {words.locked}
          </Text>
        )}
      </Table.Th>
      {cell('kept')}
      {cell('merged')}
    </Table.Tr>
  )
}

/** The fields in which two records differ, each with a choice between both. */
export function FieldChoices({ kind, preview, taken, onChoose }: Props): JSX.Element {
  const { fields, kept, merged } = preview
  if (fields.length === 0) return <Text c="dimmed">{words.same}</Text>
  return (
    <Table className={classes['table'] ?? ''} verticalSpacing={6} aria-label={words.choose}>
      <colgroup>
        <col className={classes['part']} />
        <col />
        <col />
      </colgroup>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.part}</Table.Th>
          {[kept, merged].map((record) => (
            <Table.Th key={record.id}>
              <bdi>{record.name}</bdi>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map((field) => (
          <FieldRow
            key={field.field}
            kind={kind}
            field={field}
            side={taken.has(field.field) ? 'merged' : 'kept'}
            onChoose={(side) => onChoose(field.field, side)}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}
