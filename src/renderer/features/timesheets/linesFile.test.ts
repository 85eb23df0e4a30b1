import { describe, expect, it } from 'vitest'
import { clientIdSchema, sessionIdSchema } from '#shared/domain/ids.ts'
import { linesFile } from './linesFile.ts'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'
const line = {
  sessionId: sessionIdSchema.parse(id),
  clientId: clientIdSchema.parse(id),
  clientName: '=HYPERLINK("x")',
  serviceId: id,
  serviceName: 'Speech, 45 min',
  day: '2026-10-05',
  startMinute: 545,
  durationMinutes: 45,
  isDirect: true,
}

describe('a timesheet as CSV (product 12, 46)', () => {
  it('has a line for each session, and no formula that a spreadsheet would run', () => {
    const [head, first, second] = linesFile([line, { ...line, clientName: null, isDirect: false }]).split(
      '\r\n',
    )
    expect(head).toBe('\ufeffDay,Time,Client,Service,Minutes,Direct')
    expect(first).toBe('2026-10-05,09:05,"\'=HYPERLINK(""x"")","Speech, 45 min",45,yes')
    expect(second).toBe('2026-10-05,09:05,A client you don’t see,"Speech, 45 min",45,no')
  })
})
