import { Button, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { requiredLineSchema } from '#shared/domain/text.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { problemText } from '#renderer/components/useFields.ts'
import { emergencyText as text } from '#renderer/text/emergency.ts'
import { calendarDay } from '#renderer/text/time.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './emergency.module.css'

type Found = OutputOf<'emergency.search'>
type ClientId = Found['clients'][number]['clientId']
type Props = {
  readonly chosen: ClientId | null
  readonly onChoose: (clientId: ClientId) => void
  readonly onSearched: () => void
}

function Results({
  found,
  chosen,
  onChoose,
}: { readonly found: Found } & Omit<Props, 'onSearched'>): JSX.Element {
  const { clients, isCut } = found
  if (clients.length === 0)
    return (
      <div>
        <Text fw={600} role="status">
          {text.nobody}
        </Text>
        <Text c="dimmed">{text.nobodyHint}</Text>
      </div>
    )
  return (
    <div>
      <Text c="dimmed" role="status">
        {isCut ? text.cut : text.found(clients.length)}
      </Text>
      <ul className={classes['results']} aria-label={text.clients}>
        {clients.map(({ clientId, name, birthDate }) => (
          <li key={clientId}>
            <UnstyledButton
              className={classes['result']}
              aria-current={clientId === chosen ? 'true' : undefined}
              onClick={() => onChoose(clientId)}
            >
              <span className={classes['resultText']}>
                <bdi className={classes['resultName']}>{name}</bdi>
                <span className={classes['resultBorn']}>
                  {birthDate === null ? text.noBirthDate : text.born(calendarDay(birthDate))}
                </span>
              </span>
              <IconChevronRight size={16} aria-hidden="true" />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Finds clients by name, on Enter: each search is an entry in the log, so nothing is asked while typing. */
export function EmergencySearch({ chosen, onChoose, onSearched }: Props): JSX.Element {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [problem, setProblem] = useState<AppFailure>()
  const [found, setFound] = useState<Found>()
  const [isBusy, setBusy] = useState(false)
  useEffect(() => field.current?.focus(), [])
  const search = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('emergency.search', { search: typed })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.error)
    setFound(answer.data)
    onSearched()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const isShort = typed.trim().length < 2
    const refusal = isShort ? text.searchHint : problemText(requiredLineSchema(100), typed)
    setWrong(refusal)
    if (refusal === undefined && !isBusy) void search()
  }
  return (
    <div className={classes['find']}>
      <form role="search" onSubmit={submit} className={classes['searchForm']}>
        <TextInput
          ref={field}
          label={text.searchLabel}
          name="search"
          spellCheck={false}
          style={{ flex: 1 }}
          value={typed}
          error={wrong}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setWrong(undefined)
          }}
        />
        <Button type="submit" loading={isBusy} mt={24}>
          {text.search}
        </Button>
      </form>
      <FormProblem error={problem} />
      {found !== undefined && <Results found={found} chosen={chosen} onChoose={onChoose} />}
    </div>
  )
}
