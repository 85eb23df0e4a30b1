import { randomInt } from 'node:crypto'
import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { fail, ok } from '#shared/errors/index.ts'
import type { ActorCall } from '../../call.ts'
import type { WriteTx } from '../../db/clinicDatabase.ts'
import { writeRow } from '../../db/writeRow.ts'
import { getClinicRow } from '../clinic/index.ts'
import { publishDeskOf } from './publishDesk.ts'
import { readChoices, toRow } from './teamChoices.ts'
import { findTeamPage } from './teamRepository.ts'

/** Letters and digits that nobody takes for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 12

const makeAddress = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')

/** Where the page is at the hub, and how it stands there. */
export async function getPublishing(call: ActorCall): Promise<Answer<'team.getPublishing'>> {
  const row = await findTeamPage(call.db.read)
  const hub = await call.sync.hubAddress()
  const isPublished = row?.is_published === 1
  const address = row?.address ?? ''
  const { state, since, refusal } = publishDeskOf(call)
  return ok({
    isPublished,
    address,
    url: hub === null || address === '' ? null : `${hub}/team/${address}`,
    hasHub: hub !== null,
    state: isPublished && state === 'off' ? (hub === null ? 'noHub' : 'waiting') : state,
    since,
    refusal,
  })
}

async function write(
  tx: WriteTx,
  values: { readonly address: string; readonly is_published: 0 | 1 },
  verb: 'teamPage.published' | 'teamPage.withdrawn' | 'teamPage.moved',
): Promise<void> {
  writeRow(tx, 'team_page', { ...toRow(await readChoices(tx.query)), ...values }, { verb })
}

/** Has the page shown at the hub, or at another address there (product.md 24). */
export async function publishTeamPage(
  call: ActorCall,
  input: ParsedInputOf<'team.publish'>,
): Promise<Answer<'team.publish'>> {
  if ((await call.sync.hubAddress()) === null) return fail('NO_HUB', {})
  return call.db.write({ actorId: call.actor.userId }, async (tx) => {
    if ((await getClinicRow(tx.query)).has_team_page !== 1) return fail('TEAM_PAGE_OFF', {})
    const before = await findTeamPage(tx.query)
    const kept = before === undefined || before.address === '' ? makeAddress() : before.address
    const address = input.address === '' ? kept : input.address
    const verb = before?.is_published === 1 ? 'teamPage.moved' : 'teamPage.published'
    await write(tx, { address, is_published: 1 }, verb)
    return ok({})
  })
}

/** Has the page taken away; its address stays the clinic's. */
export async function withdrawTeamPage(call: ActorCall): Promise<Answer<'team.withdraw'>> {
  return call.db.write({ actorId: call.actor.userId }, async (tx) => {
    const before = await findTeamPage(tx.query)
    if (before?.is_published === 1)
      await write(tx, { address: before.address, is_published: 0 }, 'teamPage.withdrawn')
    return ok({})
  })
}
