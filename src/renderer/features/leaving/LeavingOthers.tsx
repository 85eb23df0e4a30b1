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
  readonly onChoose: (id: string, userId: string | null) => void
}

function Lines({ heading, headingId, nobody, lines, from, chosen, onChoose }: Props): JSX.Element {
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
            onChange={(userId) => onChoose(id, userId)}
          />
        </Group>
      ))}
    </section>
  )
}

type CrewsProps = {
  readonly leaverId: string
  readonly crews: readonly { readonly crewId: string; readonly name: string; readonly memberCount: number }[]
} & Pick<Props, 'chosen' | 'onChoose'>

/** Crews that lose their Manager: each gets another one, or none. */
export function LeavingCrews({ leaverId, crews, ...chosen }: CrewsProps): JSX.Element {
  const managers = useStaffChoices(MANAGERS, leaverId)
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
} & Pick<Props, 'chosen' | 'onChoose'>

/** Students that lose their supervisor: each gets another one, or none. */
export function LeavingStudents({ leaverId, students, ...chosen }: StudentsProps): JSX.Element {
  const supervisors = useStaffChoices(SUPERVISORS, leaverId)
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
