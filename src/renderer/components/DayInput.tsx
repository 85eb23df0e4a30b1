import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState, type JSX, type KeyboardEvent } from 'react'
import { dayText as words } from '#renderer/text/day.ts'
import { useLanguage } from '#renderer/text/language.ts'
import { exampleDay, isDay, parseDay, showDay } from './parseDay.ts'

type Props = {
  readonly label: string
  /** `YYYY-MM-DD`; null for none. Typed text that is no day is held as it is, so that the form can say so. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly onLeave?: () => void
  readonly isReadOnly?: boolean
  readonly looks?: 'default' | 'unstyled'
  readonly problem?: string | undefined
  readonly placeholder?: string
}

/** A day, typed or chosen in a calendar. What was typed never goes away by itself. */
export function DayInput(props: Props): JSX.Element {
  const { label, value, onChange, isReadOnly = false } = props
  // Shown anew where the language changes.
  useLanguage()
  const [isOpen, setOpen] = useState(false)
  // While somebody types, their own text stands; else the day as it is always shown.
  const [typed, setTyped] = useState<string>()
  const type = (text: string): void => {
    setTyped(text)
    onChange(text.trim() === '' ? null : (parseDay(text) ?? text))
  }
  const choose = (day: string | null): void => {
    setTyped(undefined)
    onChange(day)
    setOpen(false)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || isReadOnly) return
    event.preventDefault()
    setOpen(true)
  }
  const chosen = value !== null && isDay(value) ? value : null
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      trapFocus
      returnFocus
      // A text field is no button: what opens the calendar says itself whether it is open.
      withRoles={false}
      shadow="none"
      position="bottom-start"
      zIndex={300}
    >
      <Popover.Target>
        <TextInput
          label={label}
          w={180}
          placeholder={props.placeholder ?? exampleDay()}
          readOnly={isReadOnly}
          variant={props.looks ?? 'default'}
          value={typed ?? (value === null ? '' : showDay(value))}
          error={props.problem}
          // While the calendar is open, Esc closes it and not the modal around it.
          data-mantine-stop-propagation={isOpen}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={() => {
            setTyped(undefined)
            props.onLeave?.()
          }}
          rightSection={
            isReadOnly ? null : (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.openCalendar(label)}
                aria-expanded={isOpen}
                data-mantine-stop-propagation={isOpen}
                onClick={() => setOpen(!isOpen)}
              >
                <IconCalendar size={16} aria-hidden="true" />
              </ActionIcon>
            )
          }
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={words.openCalendar(label)}>
        {/* Red is kept for what is wrong, and no weekend is. */}
        <DatePicker
          value={chosen}
          {...(chosen === null ? {} : { defaultDate: chosen })}
          onChange={choose}
          weekendDays={[]}
          __stopPropagation
        />
        <Button
          variant="subtle"
          size="xs"
          mt="xs"
          fullWidth
          data-mantine-stop-propagation
          onClick={() => choose(null)}
        >
          {words.noDay}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
