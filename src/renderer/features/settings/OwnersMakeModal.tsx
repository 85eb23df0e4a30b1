import { Button, Group, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { PersonName } from '#renderer/components/PersonName.tsx'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { words as shared } from '#renderer/text/index.ts'
import { ownersText as words } from '#renderer/text/owners.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import { useFoundStaff } from './ownersSearch.ts'
import classes from './owners.module.css'

type Found = OutputOf<'users.list'>['rows'][number]
type Props = { readonly onClose: () => void; readonly onMade: (name: string) => void }

const fullName = ({ firstName, lastName }: Found): string => `${firstName} ${lastName}`

/** Finds one of the staff, says what becoming an owner means, and makes them one. */
export function OwnersMakeModal({ onClose, onMade }: Props): JSX.Element {
  useFocusBack()
  const [chosen, setChosen] = useState<Found>()
  return (
    <Modal
      opened
      onClose={onClose}
      title={chosen === undefined ? words.make : words.makeQuestion(fullName(chosen))}
      size={480}
    >
      {chosen === undefined ? (
        <FindStaff onChoose={setChosen} />
      ) : (
        <Confirm
          person={chosen}
          onBack={() => setChosen(undefined)}
          onMade={() => onMade(fullName(chosen))}
        />
      )}
    </Modal>
  )
}

function FindStaff({ onChoose }: { readonly onChoose: (person: Found) => void }): JSX.Element {
  const [typed, setTyped] = useState('')
  const found = useFoundStaff(typed)
  return (
    <Stack gap="sm" mih={240}>
      <TextInput
        type="search"
        label={words.search}
        placeholder={words.searchHint}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={typed}
        maxLength={200}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={classes['list']} aria-label={words.results}>
        {found.rows.map((person) => (
          <li key={person.userId}>
            <UnstyledButton className={classes['found']} onClick={() => onChoose(person)}>
              <PersonName firstName={person.firstName} lastName={person.lastName} isStrong />
              <Text span c="dimmed" truncate>
                {person.title}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Text c="dimmed" role="status">
        {found.isDone && found.rows.length === 0 ? words.nobody : ''}
      </Text>
    </Stack>
  )
}

function Confirm(props: {
  readonly person: Found
  readonly onBack: () => void
  readonly onMade: () => void
}): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const make = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('owners.give', { userId: props.person.userId })
    setBusy(false)
    if (answer.ok) props.onMade()
    else setProblem(failureText(answer.error))
  }
  return (
    <Stack gap="md">
      <Text>
        <bdi>{words.makeExplained(props.person.firstName)}</bdi>
      </Text>
      {problem !== undefined && (
        <Text c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={props.onBack} autoFocus>
          {shared.back}
        </Button>
        <Button loading={isBusy} onClick={() => void make()}>
          {words.make}
        </Button>
      </Group>
    </Stack>
  )
}
