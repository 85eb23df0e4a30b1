import type { TeamPageState, teamPageHeadSchema } from '#shared/protocol/messages.ts'
import type { Caller, HubContext } from './hubContext.ts'
import { Refusal } from './refusal.ts'

type Head = ReturnType<typeof teamPageHeadSchema.parse>
/** A page as a PC brings it: its head, and both files. */
export type BroughtPage = { readonly head: Head; readonly html: Uint8Array; readonly json: Uint8Array }
/** A page as anybody gets it. */
export type PublicPage = {
  readonly hash: string
  readonly style: string
  readonly html: Uint8Array
  readonly json: Uint8Array
}

const placeOf = (address: string): string => `team:${address}`

/** Takes an address for a clinic, unless another one has it. */
function holdAddress(hub: HubContext, clinicId: string, address: string): Promise<void> {
  const place = placeOf(address)
  return hub.storage.inClinic(place, async (tx) => {
    await tx
      .insertInto('team_address')
      .values({ clinic_id: place, held_by: clinicId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { held_by: holder } = await tx
      .selectFrom('team_address')
      .select('held_by')
      .where('clinic_id', '=', place)
      .executeTakeFirstOrThrow()
    if (holder !== clinicId) throw new Refusal('addressTaken')
  })
}

function freeAddress(hub: HubContext, clinicId: string, address: string): Promise<void> {
  const place = placeOf(address)
  return hub.storage.inClinic(place, async (tx) => {
    await tx
      .deleteFrom('team_address')
      .where('clinic_id', '=', place)
      .where('held_by', '=', clinicId)
      .execute()
  })
}

/** The clinic's page as its PCs see it. */
export function readTeamPage(hub: HubContext, { clinicId }: Caller): Promise<TeamPageState> {
  return hub.storage.inClinic(clinicId, async (tx) => {
    const page = await tx
      .selectFrom('team_page')
      .select(['address', 'hash', 'since'])
      .where('clinic_id', '=', clinicId)
      .executeTakeFirst()
    return { page: page === undefined || page.hash === '' ? null : page }
  })
}

/**
 * Publishes a page, or a newer one in its place; word for word the same, it changes nothing. A clinic has one address:
 * with another one, the one before is free.
 */
export async function putTeamPage(
  hub: HubContext,
  caller: Caller,
  { head, html, json }: BroughtPage,
): Promise<TeamPageState> {
  const { clinicId } = caller
  await holdAddress(hub, clinicId, head.address)
  const before = await hub.storage.inClinic(clinicId, async (tx) => {
    const old = await tx
      .selectFrom('team_page')
      .select(['address', 'hash', 'since'])
      .where('clinic_id', '=', clinicId)
      .forUpdate()
      .executeTakeFirst()
    // Published since the same moment, whatever changes on the page meanwhile.
    const isSamePlace = old !== undefined && old.hash !== '' && old.address === head.address
    const content = {
      address: head.address,
      hash: head.hash,
      style: head.style,
      html,
      json,
      since: isSamePlace ? old.since : hub.now(),
    }
    await tx
      .insertInto('team_page')
      .values({ clinic_id: clinicId, ...content })
      .onConflict((conflict) => conflict.column('clinic_id').doUpdateSet(content))
      .execute()
    return old
  })
  if (before !== undefined && before.address !== head.address)
    await freeAddress(hub, clinicId, before.address)
  return readTeamPage(hub, caller)
}

/** Takes the page away at once. Its address stays the clinic's: nobody else shows anything where the clinic was. */
export function withdrawTeamPage(hub: HubContext, { clinicId }: Caller): Promise<void> {
  const none = new Uint8Array()
  return hub.storage.inClinic(clinicId, async (tx) => {
    await tx
      .updateTable('team_page')
      .set({ hash: '', style: '', html: none, json: none })
      .where('clinic_id', '=', clinicId)
      .execute()
  })
}

/** What stands at an address, for anybody. Throws notFound. */
export async function openTeamPage(hub: HubContext, address: string): Promise<PublicPage> {
  const place = placeOf(address)
  const held = await hub.storage.glanceInClinic(place, (tx) =>
    tx.selectFrom('team_address').select('held_by').where('clinic_id', '=', place).executeTakeFirst(),
  )
  if (held === undefined) throw new Refusal('notFound')
  const page = await hub.storage.glanceInClinic(held.held_by, (tx) =>
    tx
      .selectFrom('team_page')
      .select(['hash', 'style', 'html', 'json'])
      .where('clinic_id', '=', held.held_by)
      .where('address', '=', address)
      .executeTakeFirst(),
  )
  if (page === undefined || page.hash === '') throw new Refusal('notFound')
  return page
}
