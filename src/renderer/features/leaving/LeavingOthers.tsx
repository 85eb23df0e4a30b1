import { Group, Text, Title } from '@mantine/core'
import type { JSX } from 'react'
import type { Role } from '#shared/domain/roles.ts'
import { StaffSelect, type StaffChoices, useStaffChoices } from '#renderer/features/placements/index.ts'
import { leavingText as words } from '#renderer/text/leaving.ts'
import { calendarDay } from '#renderer/text/time.ts'
import classes from './leaving.module.css'

const MANAGERS: readonly Role[] = ['manager']
const SUPERVISORS: readonly Role[] = ['practitioner']

type Line = { readonly id: string; readonly label: string }
type Props = {
  readonly heading: string
  readonly headingId: string
  readonly nobody: string
  readonly lines: readonly Line[]
  readonly from: StaffChoices
  readonly chosen: Readonly<Record<string, string | null>>
  readonly onName: (userId: string, name: string) => void
  readonly onChoose: (id: string, userId: string | null) => void
}

function Lines({ heading, headingId, nobody, lines, from, chosen, onName, onChoose }: Props): JSX.Element {
  const choose = (id: string, userId: string | null, name: string): void => {
    if (userId !== null) onName(userId, name)
    onChoose(id, userId)
  }
  return (
    <section aria-labelledby={headingId} className={classes['part']}>
      <Title order={3} id={headingId}>
        {heading}
      </Title>
      {lines.map(({ id, label }) => (
        <Group key={id} gap="md" wrap="nowrap" mt="xs">
          <Text w={300} truncate title={label}>
            <bdi>{label}</bdi>
          </Text>
          <StaffSelect
            label={label}
            isLabelHidden
            nobody={nobody}
            from={from}
            value={chosen[id] ?? null}
            onChange={(userId, name) => choose(id, userId, name)}
          />
        </Group>
      ))}
    </section>
  )
}

/** What is chosen, and how those are called who were chosen before. */
type Chosen = Pick<Props, 'chosen' | 'onName' | 'onChoose'> & {
  readonly names: Readonly<Record<string, string>>
}

type CrewsProps = {
  readonly leaverId: string
  readonly crews: readonly { readonly crewId: string; readonly name: string; readonly memberCount: number }[]
} & Chosen

/** Crews that lose their Manager: each gets another one, or none. */
export function LeavingCrews({ leaverId, crews, names, ...chosen }: CrewsProps): JSX.Element {
  const managers = useStaffChoices(MANAGERS, leaverId, names)
  return (
    <Lines
      heading={words.crewsHeading}
      headingId="leaving-crews"
      nobody={words.noManager}
      from={managers}
      lines={crews.map((crew) => ({ id: crew.crewId, label: words.managerOf(crew.name, crew.memberCount) }))}
      {...chosen}
    />
  )
}

type StudentsProps = {
  readonly leaverId: string
  readonly students: readonly {
    readonly userId: string
    readonly name: string
    readonly endsOn: string | null
  }[]
} & Chosen

/** Students that lose their supervisor: each gets another one, or none. */
export function LeavingStudents({ leaverId, students, names, ...chosen }: StudentsProps): JSX.Element {
  const supervisors = useStaffChoices(SUPERVISORS, leaverId, names)
  return (
    <Lines
      heading={words.studentsHeading}
      headingId="leaving-students"
      nobody={words.noSupervisor}
      from={supervisors}
      lines={students.map(({ userId, name, endsOn }) => ({
        id: userId,
        label: endsOn === null ? name : words.studentUntil(name, calendarDay(endsOn)),
      }))}
      {...chosen}
    />
  )
}
