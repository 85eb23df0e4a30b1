import { ActionIcon, Text, Tooltip } from '@mantine/core'
import { IconCheck, IconPencil, IconUserMinus } from '@tabler/icons-react'
import { useRef, useState, type JSX, type Ref } from 'react'
import { ConfirmQuestion } from '#renderer/components/ConfirmQuestion.tsx'
import { keepFocus } from '#renderer/components/keepFocus.ts'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { chartPeopleText, chartText as words } from '#renderer/text/clients.ts'
import { failureText } from '#renderer/text/problems.ts'
import { calendarDay } from '#renderer/text/time.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './chart.module.css'
import type { Chart } from './useChart.ts'
import { TieForm } from './TieForm.tsx'

type Person = Chart['people'][number]
type Props = { readonly chart: Chart; readonly person: Person; readonly onSaved: (chart: Chart) => void }

/** One person around a client, with what is kept of them; the office changes it here. */
export function PersonLine({ chart, person, onSaved }: Props): JSX.Element {
  const [isEdited, setEdited] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const line = useRef<HTMLLIElement>(null)
  const pencil = useRef<HTMLButtonElement>(null)
  const endEdit = (): void => {
    keepFocus(() => pencil.current)
    setEdited(false)
  }
  const takenAway = (saved: Chart): void => {
    const group = line.current?.closest('section')
    keepFocus(() => group?.querySelector<HTMLElement>('[data-assign]'))
    onSaved(saved)
  }
  return (
    <li ref={line} className={classes['person']}>
      <div className={classes['personRow']}>
        <About person={person} />
        {chart.may.assign && (
          <div className={classes['acts']}>
            <Act
              field={pencil}
              label={chartPeopleText.change(person.name)}
              onClick={() => setEdited(!isEdited)}
            >
              <IconPencil size={16} aria-hidden="true" />
            </Act>
            <Act label={chartPeopleText.takeAwayOf(person.name)} onClick={() => setAsked(true)}>
              <IconUserMinus size={16} aria-hidden="true" />
            </Act>
          </div>
        )}
      </div>
      {isEdited && (
        <TieForm
          chart={chart}
          person={person}
          tie={person}
          verb={chartPeopleText.save}
          onCancel={endEdit}
          onSaved={(saved) => {
            endEdit()
            onSaved(saved)
          }}
        />
      )}
      <TakeAwayQuestion
        chart={chart}
        person={person}
        isOpen={isAsked}
        onCancel={() => setAsked(false)}
        onSaved={takenAway}
      />
    </li>
  )
}

type ActProps = {
  readonly label: string
  readonly onClick: () => void
  readonly children: JSX.Element
  readonly field?: Ref<HTMLButtonElement>
}

function Act({ label, onClick, children, field }: ActProps): JSX.Element {
  return (
    <Tooltip label={label} zIndex={300}>
      <ActionIcon
        {...(field === undefined ? {} : { ref: field })}
        variant="subtle"
        color="gray"
        aria-label={label}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

function About({ person }: { readonly person: Person }): JSX.Element {
  const about = person.relation === 'practitioner' ? person.title : person.relationLabel
  const reach = [person.phone, person.email].filter((text) => text !== '')
  return (
    <div className={classes['about']}>
      <div className={classes['who']}>
        <Text span fw={600}>
          <bdi>{person.name}</bdi>
        </Text>
        {about !== '' && (
          <Text span c="dimmed">
            <bdi>{about}</bdi>
          </Text>
        )}
        {person.isPrimary && <StatusBadge>{words.primary}</StatusBadge>}
        {!person.isActive && <StatusBadge>{words.inactive}</StatusBadge>}
      </div>
      <div className={classes['reach']}>
        {reach.map((text) => (
          <Text key={text} component="bdi">
            {text}
          </Text>
        ))}
        {person.since !== null && (
          <Text span c="dimmed">
            {words.since(calendarDay(person.since))}
          </Text>
        )}
      </div>
      {person.relation !== 'practitioner' && (
        <div className={classes['reach']}>
          <Mark isOn={person.hasPortalAccess} said={words.portal} />
          <Mark isOn={person.hasEmailNotifications} said={words.mail} />
          <Mark isOn={person.hasConsent} said={words.consent} />
        </div>
      )}
    </div>
  )
}

type MarkProps = { readonly isOn: boolean; readonly said: { readonly yes: string; readonly no: string } }

function Mark({ isOn, said }: MarkProps): JSX.Element {
  return (
    <Text span c="dimmed" className={classes['mark'] ?? ''}>
      {isOn && <IconCheck size={14} aria-hidden="true" />}
      {isOn ? said.yes : said.no}
    </Text>
  )
}

type QuestionProps = Props & { readonly isOpen: boolean; readonly onCancel: () => void }

function TakeAwayQuestion({ chart, person, isOpen, onCancel, onSaved }: QuestionProps): JSX.Element {
  const [problem, setProblem] = useState<string>()
  const { userId, relation, name } = person
  const takeAway = async (): Promise<void> => {
    const answer = await request('clients.takeAway', { clientId: chart.clientId, userId, relation })
    if (!answer.ok) return setProblem(failureText(answer.error))
    onCancel()
    return onSaved(answer.data)
  }
  return (
    <ConfirmQuestion
      isOpen={isOpen}
      title={chartPeopleText.takeAwayTitle(name)}
      verb={chartPeopleText.takeAway}
      problem={problem}
      onConfirm={takeAway}
      onCancel={onCancel}
    >
      {relation === 'practitioner'
        ? chartPeopleText.takeAwayPractitioner(name)
        : chartPeopleText.takeAwayFamily(name)}
    </ConfirmQuestion>
  )
}
