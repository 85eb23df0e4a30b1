import { describe, expect, it } from 'vitest'
import { ALERT_KINDS } from '#shared/domain/alerts.ts'
import { alertIdSchema, userIdSchema } from '#shared/domain/ids.ts'
import { alertSentence } from './alerts.ts'

const alertId = alertIdSchema.parse('01900000-0000-7000-8000-000000000001')
const userId = userIdSchema.parse('01900000-0000-7000-8000-000000000002')
const bare = { alertId, raisedAt: 0, deviceName: '', about: null, facts: {} }

describe('what owners should know', () => {
  it('says who, on which PC, and what is known of it', () => {
    const full = { ...bare, deviceName: 'Front desk', about: { userId, name: 'Ana Silva' } }
    expect(alertSentence({ ...full, kind: 'bulkReading', facts: { count: 60 } })).toBe(
      'Ana Silva opened 60 records in a short time on Front desk and was stopped. Ask what for; the logs name each one.',
    )
    expect(
      alertSentence({
        ...bare,
        kind: 'emergencyAccess',
        facts: { name: 'Kofi', reason: 'Fire alarm: whom to call' },
      }),
    ).toBe('Kofi opened the emergency view. Reason given: “Fire alarm: whom to call”')
  })

  it('is a whole sentence of each kind where nothing else is known', () => {
    for (const kind of ALERT_KINDS) {
      const sentence = alertSentence({ ...bare, kind })
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(sentence).not.toMatch(/undefined|null| {2}| \./)
    }
  })
})
