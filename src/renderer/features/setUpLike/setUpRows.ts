import type { OutputOf } from '#shared/contract/index.ts'
import type { NotificationTopic } from '#shared/domain/notifications.ts'
import type { Role } from '#shared/domain/roles.ts'
import { notificationsText } from '#renderer/text/account.ts'
import { roleNames } from '#renderer/text/index.ts'
import { setUpText as words } from '#renderer/text/setUpLike.ts'

export type Preview = OutputOf<'setUpLike.preview'>
type Part = keyof typeof words.partNames

/** One part of a set-up, in words; `isChanging` is false where both sides are the same. */
export type SetUpRow = {
  readonly part: Part
  readonly before: string
  readonly after: string
  readonly isChanging: boolean
}

const orNone = (text: string): string => (text === '' ? words.none : text)
const rolesText = (roles: readonly Role[]): string => orNone(roles.map((role) => roleNames[role]).join(', '))
const topicsText = (topics: readonly NotificationTopic[]): string =>
  topics.map((topic) => notificationsText.topics[topic]).join(', ')

function row(part: Part, before: string, after: string): SetUpRow {
  return { part, before, after, isChanging: before !== after }
}

function noticesRow({ switchedOn, switchedOff }: Preview['notifications']): SetUpRow {
  const side = (on: readonly NotificationTopic[], off: readonly NotificationTopic[]): string =>
    [
      on.length === 0 ? '' : `${words.switchedOn}: ${topicsText(on)}`,
      off.length === 0 ? '' : `${words.switchedOff}: ${topicsText(off)}`,
    ]
      .filter((text) => text !== '')
      .join('. ')
  const isSame = switchedOn.length + switchedOff.length === 0
  if (isSame) return row('notifications', words.sameNotices, words.sameNotices)
  return row('notifications', side(switchedOff, switchedOn), side(switchedOn, switchedOff))
}

/** The parts of a preview as the rows of its table. */
export function setUpRows(preview: Preview): SetUpRow[] {
  const { roles, crews, discipline, compensationTier, isMfaRequired } = preview
  const truth = (is: boolean): string => (is ? words.yes : words.no)
  return [
    row('roles', rolesText(roles.before), rolesText(roles.after)),
    row('crews', orNone(crews.before.join(', ')), orNone(crews.after.join(', '))),
    row('discipline', orNone(discipline.before), orNone(discipline.after)),
    row('compensationTier', orNone(compensationTier.before), orNone(compensationTier.after)),
    noticesRow(preview.notifications),
    row('isMfaRequired', truth(isMfaRequired.before), truth(isMfaRequired.after)),
  ]
}
