import { Button, Select, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { Relation } from '#shared/domain/clients.ts'
import { keepFocus } from '#renderer/components/keepFocus.ts'
import { chartPeopleText as words } from '#renderer/text/clients.ts'
import { namesText } from '#renderer/text/names.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './chart.module.css'
import type { Chart } from './useChart.ts'
import { TieForm } from './TieForm.tsx'

type Found = OutputOf<'clients.findPeople'>['rows'][number]
type Props = {
  readonly chart: Chart
  readonly relation: Relation
  readonly onSaved: (chart: Chart) => void
}

const PAUSE_MS = 120

/** The people who fit what was typed and are not there already. */
function useCandidates(chart: Chart, relation: Relation, search: string): readonly Found[] {
  const [found, setFound] = useState<readonly Found[]>([])
  const turn = useRef(0)
  useEffect(() => {
    turn.current += 1
    const mine = turn.current
    const timer = setTimeout(() => {
      void request('clients.findPeople', { relation, search }).then((answer) => {
        if (mine === turn.current) setFound(answer.ok ? answer.data.rows : [])
      })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [relation, search])
  const there = new Set(chart.people.filter((one) => one.relation === relation).map(({ userId }) => userId))
  return found.filter(({ userId }) => !there.has(userId))
}

/** "Assign a practitioner", "Add a parent or guardian": whom, then as what. */
export function AssignPerson({ chart, relation, onSaved }: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<Found>()
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    keepFocus(() => button.current)
    setOpen(false)
    setChosen(undefined)
  }
  if (!isOpen)
    return (
      <Button
        ref={button}
        data-assign
        variant="subtle"
        px="xs"
        mt="xs"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {words.assign[relation]}
      </Button>
    )
  const isFirst = !chart.people.some((one) => one.relation === relation)
  return (
    <div className={classes['assign']}>
      <Chooser chart={chart} relation={relation} onChoose={setChosen} onCancel={close} />
      {chosen !== undefined && (
        <TieForm
          key={chosen.userId}
          chart={chart}
          person={chosen}
          tie={{
            relation,
            relationLabel: '',
            isPrimary: isFirst,
            hasPortalAccess: false,
            hasEmailNotifications: false,
            hasConsent: false,
          }}
          verb={words.add}
          onCancel={close}
          onSaved={(saved) => {
            close()
            onSaved(saved)
          }}
        />
      )}
    </div>
  )
}

type ChooserProps = {
  readonly chart: Chart
  readonly relation: Relation
  readonly onChoose: (person: Found | undefined) => void
  readonly onCancel: () => void
}

function Chooser({ chart, relation, onChoose, onCancel }: ChooserProps): JSX.Element {
  const [search, setSearch] = useState('')
  const [kept, setKept] = useState<Found>()
  const found = useCandidates(chart, relation, kept?.name === search ? '' : search)
  const all = kept === undefined || found.some((one) => one.userId === kept.userId) ? found : [kept, ...found]
  const byId = new Map(all.map((one) => [one.userId as string, one]))
  return (
    <Select
      label={words.assign[relation]}
      placeholder={words.find}
      w={420}
      searchable
      autoFocus
      data={all.map(({ userId, name }) => ({ value: userId, label: name }))}
      // The program has searched already, by more than what stands here.
      filter={({ options }) => options}
      searchValue={search}
      onSearchChange={setSearch}
      value={kept?.userId ?? null}
      nothingFoundMessage={words.nobodyFound}
      comboboxProps={{ shadow: 'none', zIndex: 320 }}
      renderOption={({ option }) => {
        const one = byId.get(option.value)
        const about = [one?.title, one?.email].filter((text) => text !== undefined && text !== '')
        return (
          <span>
            <bdi>{option.label}</bdi>{' '}
            <Text span c="dimmed" size="xs">
              {namesText(about.map(String))}
            </Text>
          </span>
        )
      }}
      onChange={(value) => {
        const person = value === null ? undefined : byId.get(value)
        setKept(person)
        onChoose(person)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    />
  )
}
