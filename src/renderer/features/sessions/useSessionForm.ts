import { notifications } from '@mantine/notifications'
import { useCallback, useEffect, useState } from 'react'
import type { FailureOf, InputOf } from '#shared/contract/index.ts'
import { stillChanged } from '#renderer/components/changes.ts'
import { type Draft, type FieldChecks, isText, isTextOrNull, isYesOrNo } from '#renderer/components/drafts.ts'
import { type Fields, fieldErrors, useFields } from '#renderer/components/useFields.ts'
import { isDay, notADay } from '#renderer/components/parseDay.ts'
import { registerUnsaved } from '#renderer/components/unsavedChanges.ts'
import { useKeptDraft } from '#renderer/components/useKeptDraft.ts'
import { fieldProblemText } from '#renderer/text/problems.ts'
import { sessionFormText as words } from '#renderer/text/sessions.ts'
import { request } from '#renderer/transport/client.ts'
import { dropForm, type Editing, type Person, SESSION_FORM_KEY, sessionDraftKey } from './sessionsStore.ts'

/** What the form holds; the start as the field has it, `09:30`. */
export type SessionValues = {
  readonly practitionerId: string
  readonly clientId: string | null
  /** Kept with the id: behind the lock nothing else knows it. Null where the reader may not see it. */
  readonly clientName: string | null
  readonly serviceId: string | null
  readonly day: string | null
  readonly start: string
  readonly minutes: number | string
  readonly isDirect: boolean
  readonly isBillable: boolean
}

const isMinutes = (value: unknown): value is number | string => typeof value === 'number' || isText(value)

/** What a kept draft must hold to be used. */
export const sessionChecks: FieldChecks<SessionValues> = {
  practitionerId: isText,
  clientId: isTextOrNull,
  clientName: isTextOrNull,
  serviceId: isTextOrNull,
  day: isTextOrNull,
  start: isText,
  minutes: isMinutes,
  isDirect: isYesOrNo,
  isBillable: isYesOrNo,
}
export type SaveFailure = FailureOf<'sessions.change'> | FailureOf<'sessions.add'>

const SHORTEST = 5
const LONGEST = 720
const TIME = /^(\d{2}):(\d{2})/
const FIRST_TIME = '09:00'

/** Minutes after midnight of a time as its field has it; undefined where it is none. */
function minuteOf(start: string): number | undefined {
  const found = TIME.exec(start)
  return found === null ? undefined : Number(found[1]) * 60 + Number(found[2])
}

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function givenOf(editing: Editing, person: Person): SessionValues {
  if (editing.kind === 'new') {
    const nothing = { clientId: null, clientName: null, serviceId: null, start: FIRST_TIME, minutes: 45 }
    return { practitionerId: person.userId, ...nothing, day: editing.day, isDirect: true, isBillable: true }
  }
  const { session } = editing
  return {
    practitionerId: session.practitionerId,
    clientId: session.clientId,
    clientName: session.clientName,
    serviceId: session.serviceId,
    day: session.day,
    start: timeOf(session.startMinute),
    minutes: session.durationMinutes,
    isDirect: session.isDirect,
    isBillable: session.isBillable,
  }
}

const areMinutes = (minutes: number | string): minutes is number =>
  typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= SHORTEST && minutes <= LONGEST

function check(values: SessionValues) {
  return {
    clientId: values.clientId === null ? fieldProblemText.required : undefined,
    serviceId: values.serviceId === null ? fieldProblemText.required : undefined,
    day: values.day === null || !isDay(values.day) ? notADay() : undefined,
    start: minuteOf(values.start) === undefined ? words.timeMissing : undefined,
    minutes: areMinutes(values.minutes) ? undefined : words.minutesWrong,
  }
}

type When = Pick<InputOf<'sessions.add'>, 'day' | 'startMinute' | 'durationMinutes'>

/** When a session is, as typed; undefined while something of it is missing. */
export function whenOf({ day, start, minutes }: SessionValues): When | undefined {
  const startMinute = minuteOf(start)
  if (day === null || !isDay(day) || startMinute === undefined || !areMinutes(minutes)) return undefined
  return { day, startMinute, durationMinutes: minutes }
}

/** The input of a save; undefined while something is missing. */
function inputOf(values: SessionValues): InputOf<'sessions.add'> | undefined {
  const { clientId, serviceId, practitionerId, isDirect, isBillable } = values
  const when = whenOf(values)
  if (clientId === null || serviceId === null || when === undefined) return undefined
  return { practitionerId, clientId, serviceId, ...when, isDirect, isBillable }
}

/** The main process names the moment's field by its own name. */
const FIELD_NAMES: Readonly<Record<string, string>> = { startMinute: 'start', durationMinutes: 'minutes' }

export type SessionForm = {
  readonly fields: Fields<SessionValues>
  readonly failure: SaveFailure | undefined
  readonly isBusy: boolean
  readonly save: (form: HTMLFormElement | null) => Promise<void>
  /** When the restored draft was kept; null where nothing was restored. */
  readonly restoredAt: number | null
  /** Puts back what is saved, and drops the draft. */
  readonly discard: () => void
}

type Options = {
  readonly editing: Editing
  readonly person: Person
  readonly draft: Draft<SessionValues> | undefined
}

/** The form of one session: what is typed, how it is saved, and how it survives the lock. */
export function useSessionForm({ editing, person, draft }: Options): SessionForm {
  const [given] = useState(() => givenOf(editing, person))
  const fields = useFields<SessionValues>(given, check, draft?.changes)
  const [failure, setFailure] = useState<SaveFailure>()
  const [isBusy, setBusy] = useState(false)
  const { isDirty, values, discard: forget } = fields
  const { drop: dropDraft } = useKeptDraft(sessionDraftKey(editing, person), stillChanged(given, values))
  const discard = useCallback(() => {
    forget()
    dropDraft()
  }, [forget, dropDraft])
  useEffect(() => registerUnsaved(SESSION_FORM_KEY, isDirty, { discard, isKept: true }), [isDirty, discard])
  useEffect(() => () => registerUnsaved(SESSION_FORM_KEY, false), [])
  const save = async (form: HTMLFormElement | null): Promise<void> => {
    const input = inputOf(fields.values)
    if (isBusy || !fields.validate(form) || input === undefined) return
    setBusy(true)
    const answer =
      editing.kind === 'new'
        ? await request('sessions.add', input)
        : await request('sessions.change', { sessionId: editing.session.sessionId, ...input })
    setBusy(false)
    if (!answer.ok) {
      const errors = Object.entries(fieldErrors(answer.error))
      fields.refuse(Object.fromEntries(errors.map(([name, text]) => [FIELD_NAMES[name] ?? name, text])))
      setFailure(answer.error)
      return
    }
    const { length } = answer.data.overlaps
    notifications.show({ message: length === 0 ? words.saved : words.savedOverlapping(length) })
    registerUnsaved(SESSION_FORM_KEY, false)
    dropDraft()
    dropForm()
  }
  return {
    fields,
    failure,
    isBusy,
    save,
    restoredAt: isDirty && draft !== undefined ? draft.savedAt : null,
    discard,
  }
}
