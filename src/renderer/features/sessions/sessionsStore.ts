import { create } from 'zustand'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { askToDiscard } from '#renderer/components/unsavedChanges.ts'
import type { OutputOf } from '#shared/contract/index.ts'

export type Week = OutputOf<'sessions.listWeek'>
export type Session = Week['sessions'][number]
export type Person = Week['person']

/** What the form is about: a session, or a new one on a day. */
export type Editing =
  | { readonly kind: 'new'; readonly day: string }
  | { readonly kind: 'change'; readonly session: Session; readonly mayEdit: boolean }

type SessionsState = {
  /** Whose week shows; null until somebody is found. */
  readonly person: Person | null
  /** A day of the week that shows; null for the week of today. */
  readonly day: string | null
  readonly view: 'week' | 'list'
  readonly editing: Editing | null
}

/** Which week shows, whose, and what is open over it. */
export const useSessions = create<SessionsState>()(() => ({
  person: null,
  day: null,
  view: 'week',
  editing: null,
}))
forgetOnLeave(useSessions)

/** Under which the form reports unsaved changes. */
export const SESSION_FORM_KEY = 'session'

/** The key of what was typed about a session, or about a new one of somebody. */
export const sessionDraftKey = (editing: Editing, person: Person): string =>
  editing.kind === 'new' ? `session:new:${person.userId}` : `session:${editing.session.sessionId}`

/** Whether a session can be changed; of somebody who is gone only what is ahead, so that somebody else holds it. */
export function mayChange(week: Week, session: Session): boolean {
  return week.mayEdit || (week.mayChange && session.status === 'scheduled')
}

/** Shows somebody's week. */
export function showPerson(person: Person): void {
  useSessions.setState({ person })
}

/** Shows somebody's week of a day: from another page. */
export function showWeekOf(person: Person, day: string): void {
  useSessions.setState({ person, day })
}

/** Shows the week of a day; null for the one of today. */
export function showWeek(day: string | null): void {
  useSessions.setState({ day })
}

/** Shows the week as a calendar or as a list. */
export function showAs(view: 'week' | 'list'): void {
  useSessions.setState({ view })
}

/** Opens the form. */
export function openForm(editing: Editing): void {
  useSessions.setState({ editing })
}

/** Closes the form without a question; after a save. */
export function dropForm(): void {
  useSessions.setState({ editing: null })
}

/** Closes the form; asks first where it holds unsaved changes. */
export async function closeForm(): Promise<void> {
  if (await askToDiscard([SESSION_FORM_KEY])) dropForm()
}
