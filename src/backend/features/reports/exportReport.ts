import type { Answer, ParsedInputOf } from '#shared/contract/index.ts'
import { ok } from '#shared/errors/index.ts'
import { zonedDay } from '#shared/lib/zonedDay.ts'
import type { ActorCall } from '../../call.ts'
import { getClinicRow } from '../clinic/index.ts'
import { reportPeople } from './reportPeople.ts'
import { reportSessions } from './reportSessions.ts'
import { reportSignIn } from './reportSignIn.ts'

/** A report for a file, by its name. The log has the export before the file is given (security.md L2). */
export async function exportReport(
  call: ActorCall,
  input: ParsedInputOf<'reports.export'>,
): Promise<Answer<'reports.export'>> {
  const { timezone } = await getClinicRow(call.db.read)
  const day = zonedDay(call.ports.clock.now(), timezone)
  switch (input.report) {
    case 'people': {
      const answer = await reportPeople(call, input)
      return answer.ok ? ok({ report: answer.data, count: answer.data.days.length, day }) : answer
    }
    case 'sessions': {
      const answer = await reportSessions(call, input)
      return answer.ok
        ? ok({ report: answer.data, count: answer.data.weeks.length * answer.data.services.length, day })
        : answer
    }
    case 'signIn': {
      const answer = await reportSignIn(call)
      return answer.ok
        ? ok({ report: answer.data, count: answer.data.states.length + 2 + answer.data.stuck.length, day })
        : answer
    }
  }
}
