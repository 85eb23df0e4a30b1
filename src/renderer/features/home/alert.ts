import type { OutputOf } from '#shared/contract/index.ts'
import { alertSentence, ownerChangeSentence } from '#renderer/text/alerts.ts'
import { request } from '#renderer/transport/client.ts'

/** Something that owners must hear of, whatever part of the program knows of it. */
export type Alert = {
  readonly id: string
  /** In ms. */
  readonly at: number
  readonly sentence: string
  readonly about: { readonly userId: string; readonly name: string } | null
  /** Says that it is settled, or takes that back. */
  readonly settle: (
    isSettled: boolean,
  ) => ReturnType<typeof request<'alerts.settle'>> | ReturnType<typeof request<'owners.settleChange'>>
}

/** What a PC told all owners. */
export function ofAlert(alert: OutputOf<'alerts.list'>['alerts'][number]): Alert {
  const { alertId, raisedAt, about } = alert
  return {
    id: alertId,
    at: raisedAt,
    sentence: alertSentence(alert),
    about,
    settle: (isSettled) => request('alerts.settle', { alertId, isSettled }),
  }
}

/** What another PC did to an owner's rights; settled for this PC. */
export function ofOwnerChange(change: OutputOf<'owners.listChanges'>['changes'][number]): Alert {
  const { userId, what, version, name, at } = change
  return {
    id: `${userId} ${what} ${version}`,
    at,
    sentence: ownerChangeSentence(change),
    about: { userId, name },
    settle: (isSettled) => request('owners.settleChange', { userId, what, version, isSettled }),
  }
}
