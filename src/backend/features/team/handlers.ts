import { fail, ok } from '#shared/errors/index.ts'
import type { RouteName } from '#shared/contract/index.ts'
import type { HandlersOf } from '../../call.ts'
import { writeRow } from '../../db/writeRow.ts'
import { getClinicLanguage, getClinicRow } from '../clinic/index.ts'
import { findUser } from '../users/index.ts'
import { makeTeamPage, publicFacts } from './makeTeamPage.ts'
import { getPublishing, publishTeamPage, withdrawTeamPage } from './publishing.ts'
import { renderTeamHtml } from './renderTeamHtml.ts'
import { renderTeamJson } from './renderTeamJson.ts'
import { readChoices, writeChoices } from './teamChoices.ts'
import { listTeam } from './teamRepository.ts'

export const teamHandlers: HandlersOf<Extract<RouteName, `team.${string}`>> = {
  'team.get': async (call) => {
    const db = call.db.read
    const people = (await listTeam(db)).map((row) => ({
      userId: row.userId,
      ...publicFacts(row),
      isStudent: row.isStudent,
      bio: row.bio,
      hasPhoto: row.hasPhoto,
      isListed: row.isListed,
    }))
    return ok({ ...(await readChoices(db)), isOn: (await getClinicRow(db)).has_team_page === 1, people })
  },
  'team.save': async (call, choices) => {
    await call.db.write({ actorId: call.actor.userId }, async (tx) => {
      await writeChoices(tx, choices)
      return ok(null)
    })
    return ok({})
  },
  'team.setListed': (call, { userId, isListed }) =>
    call.db.write({ actorId: call.actor.userId }, async (tx) => {
      if ((await findUser(tx.query, userId)) === undefined) return fail('NOT_FOUND', {})
      const row = { id: userId, user_id: userId, is_listed: isListed ? (1 as const) : (0 as const) }
      writeRow(tx, 'team_listing', row, { verb: isListed ? 'teamPage.listed' : 'teamPage.unlisted' })
      return ok({})
    }),
  'team.getPublishing': getPublishing,
  'team.publish': publishTeamPage,
  'team.withdraw': withdrawTeamPage,
  'team.export': async (call, { format }) => {
    const page = await makeTeamPage(call.db.read)
    if (page === undefined) return fail('TEAM_PAGE_OFF', {})
    const text =
      format === 'html' ? renderTeamHtml(page, await getClinicLanguage(call.db.read)) : renderTeamJson(page)
    return ok({ fileName: `team.${format}`, text, count: page.people.length })
  },
}
