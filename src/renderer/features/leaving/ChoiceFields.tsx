import { Radio, Stack } from '@mantine/core'
import type { JSX } from 'react'
import { SESSION_CHOICES, type SessionChoice } from '#shared/domain/leaving.ts'
import { StaffSelect, type StaffChoices } from '#renderer/features/placements/index.ts'
import { leavingText as words } from '#renderer/text/leaving.ts'
import classes from './leaving.module.css'
import { type Choice, worksOutAs } from './leavingChoices.ts'

type Props = {
  readonly choice: Choice
  readonly from: StaffChoices
  /** False where no session is ahead: nothing is asked about them then. */
  readonly hasSessions: boolean
  readonly onName: (userId: string, name: string) => void
  readonly onChange: (choice: Choice) => void
}

/** Who takes over, and what becomes of the sessions: for all clients, or for one. */
export function ChoiceFields({ choice, from, hasSessions, onName, onChange }: Props): JSX.Element {
  const { takerId } = choice
  const choose = (next: string | null, name: string): void => {
    if (next !== null) onName(next, name)
    onChange({ ...choice, takerId: next })
  }
  const open = SESSION_CHOICES.filter((one) => one !== 'handOver' || takerId !== null)
  return (
    <div className={classes['choice']}>
      <StaffSelect label={words.forAll} nobody={words.nobody} from={from} value={takerId} onChange={choose} />
      {hasSessions && (
        <Radio.Group
          label={words.sessionsAhead}
          value={worksOutAs(choice).sessions}
          onChange={(next) => onChange({ ...choice, sessions: sessionChoice(next) })}
        >
          <Stack gap={6} mt={6}>
            {open.map((one) => (
              <Radio key={one} value={one} label={words.sessionChoices[one]} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </div>
  )
}

const sessionChoice = (value: string): SessionChoice =>
  SESSION_CHOICES.find((choice) => choice === value) ?? 'leave'
