import { Group, NativeSelect, Table, Text } from '@mantine/core'
import type { JSX } from 'react'
import { DUPLICATE_CHOICES, type DuplicateChoice } from '#shared/domain/importFields.ts'
import { importText as words } from '#renderer/text/importFile.ts'
import { transferText } from '#renderer/text/transfer.ts'
import { choiceFor } from './countChoices.ts'
import type { Choices } from './importStore.ts'
import { ListRow, ListTable } from './ListTable.tsx'

/** One line whose record seems to be there, in words. */
export type ShownDouble = {
  readonly line: number
  readonly name: string
  readonly who: string
  readonly shares: string
  /** False where no two may share what these two share. */
  readonly mayBeNew: boolean
}

type Props = {
  /** How many there are; of them the first are listed. */
  readonly count: number
  readonly doubles: readonly ShownDouble[]
  readonly names: Readonly<Record<DuplicateChoice, string>>
  readonly choices: Choices
  readonly onChange: (choices: Choices) => void
}

const asChoice = (text: string): DuplicateChoice | undefined =>
  DUPLICATE_CHOICES.find((choice) => choice === text)

/** Lines whose record seems to be here, each with what to do; one choice for all of them. */
export function Duplicates({ count, doubles, names, choices, onChange }: Props): JSX.Element {
  const optionsOf = (mayBeNew: boolean): { value: string; label: string }[] =>
    DUPLICATE_CHOICES.filter((choice) => mayBeNew || choice !== 'new').map((choice) => ({
      value: choice,
      label: names[choice],
    }))
  const forLine = (line: number, text: string): void => {
    const rows = new Map(choices.rows)
    const choice = asChoice(text)
    if (choice !== undefined) onChange({ ...choices, rows: rows.set(line, choice) })
  }
  const isAnyNever = doubles.some(({ mayBeNew }) => !mayBeNew)
  return (
    <div>
      <Group gap="sm" mb={6}>
        <Text fw={600}>{words.duplicates(count)}</Text>
        <NativeSelect
          size="xs"
          aria-label={words.forAll}
          data={optionsOf(true)}
          value={choices.all}
          onChange={(event) =>
            onChange({ all: asChoice(event.currentTarget.value) ?? 'skip', rows: new Map() })
          }
        />
        {doubles.length < count && (
          <Text size="xs" c="dimmed">
            {words.duplicatesShown(doubles.length)}
          </Text>
        )}
      </Group>
      {choices.all === 'new' && isAnyNever && (
        <Text size="xs" c="dimmed" mb={6} role="status">
          {transferText.neverTwo}
        </Text>
      )}
      <ListTable label={words.duplicates(count)} heads={[words.looksLike, words.toDo]}>
        {doubles.map(({ line, name, who, shares, mayBeNew }) => (
          <ListRow key={line} line={line} name={name}>
            <Table.Td>
              <bdi>{who}</bdi>
              <Text size="xs" c="dimmed">
                {shares}
              </Text>
            </Table.Td>
            <Table.Td>
              <NativeSelect
                size="xs"
                aria-label={words.forLine(name, line)}
                data={optionsOf(mayBeNew)}
                value={choiceFor(choices, line, mayBeNew)}
                onChange={(event) => forLine(line, event.currentTarget.value)}
              />
            </Table.Td>
          </ListRow>
        ))}
      </ListTable>
    </div>
  )
}
