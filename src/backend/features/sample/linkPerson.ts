import type { Relation } from '#shared/domain/clients.ts'
import type { ClientId, UserId } from '#shared/domain/ids.ts'
import { insertRow } from '../../db/writeRow.ts'
import { SAMPLE_MADE } from './act.ts'
import type { Making } from './making.ts'

/** What somebody is to a client; a flag that is not named is no. */
export type Link = {
  readonly clientId: ClientId
  readonly userId: UserId
  readonly relation: Relation
  /** In the family's words; empty for practitioners. */
  readonly label: string
  readonly since: string | null
  readonly isOver?: boolean
  readonly isPrimary?: boolean
  readonly hasPortalAccess?: boolean
  readonly hasEmailNotifications?: boolean
  readonly hasConsent?: boolean
}

const bit = (flag: boolean | undefined): 0 | 1 => (flag === true ? 1 : 0)

export function linkPerson({ tx }: Making, link: Link): void {
  insertRow(
    tx,
    'client_person',
    {
      id: `${link.clientId}.${link.userId}.${link.relation}`,
      client_id: link.clientId,
      user_id: link.userId,
      relation: link.relation,
      relation_label: link.label,
      since: link.since,
      is_current: link.isOver === true ? 0 : 1,
      is_primary: bit(link.isPrimary),
      has_portal_access: bit(link.hasPortalAccess),
      has_email_notifications: bit(link.hasEmailNotifications),
      has_consent: bit(link.hasConsent),
    },
    SAMPLE_MADE,
  )
}
