import { Group, NativeSelect, Table, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { ClientPreview, DuplicateChoice } from '#shared/contract/clientImport.ts'
import { clientImportText as words } from '#renderer/text/clientImport.ts'
import { transferText } from '#renderer/text/transfer.ts'
import { countText } from '#renderer/text/users.ts'
import type { Choices } from './clientImport.ts'
import { Frame } from './PreviewTables.tsx'
import classes from './transfer.module.css'

type Props = {
  readonly preview: ClientPreview
  readonly choices: Choices
  readonly onChange: (choices: Choices) => void
}

const ORDER = ['skip', 'merge', 'new'] as const
const asChoice = (text: string): DuplicateChoice | undefined => ORDER.find((choice) => choice === text)
const options = (): { value: string; label: string }[] =>
  ORDER.map((choice) => ({ value: choice, label: words.choices[choice] }))

/** Lines whose client seems to be here, each with what to do; one choice for all of them. */
export function Duplicates({ preview, choices, onChange }: Props): JSX.Element {
  const forLine = (line: number, text: string): void => {
    const rows = new Map(choices.rows)
    const choice = asChoice(text)
    if (choice === undefined) rows.delete(line)
    else rows.set(line, choice)
    onChange({ ...choices, rows })
  }
  return (
    <div>
      <Group gap="sm" mb={6}>
        <Text fw={600}>{words.duplicates(preview.duplicateCount)}</Text>
        <NativeSelect
          size="xs"
          aria-label={words.forAll}
          data={options()}
          value={choices.all}
          onChange={(event) =>
            onChange({ all: asChoice(event.currentTarget.value) ?? 'skip', rows: new Map() })
          }
        />
        {preview.duplicates.length < preview.duplicateCount && (
          <Text size="xs" c="dimmed">
            {words.duplicatesShown(preview.duplicates.length)}
          </Text>
        )}
      </Group>
      <Frame
        label={words.duplicates(preview.duplicateCount)}
        heads={[transferText.line, transferText.name, words.looksLike, words.toDo]}
      >
        {preview.duplicates.map((double) => (
          <Table.Tr key={double.line}>
            <Table.Td data-number="true">{countText(double.line)}</Table.Td>
            <Table.Td className={classes['name']}>{double.name}</Table.Td>
            <Table.Td>{words.sameAs(double)}</Table.Td>
            <Table.Td>
              <NativeSelect
                size="xs"
                aria-label={words.forLine(double.name, double.line)}
                data={[{ value: '', label: words.asForAll }, ...options()]}
                value={choices.rows.get(double.line) ?? ''}
                onChange={(event) => forLine(double.line, event.currentTarget.value)}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Frame>
    </div>
  )
}
