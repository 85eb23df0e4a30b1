import { describe, expect, it } from 'vitest'
import { ALERT_KINDS } from '#shared/domain/alerts.ts'
import { MAIL_KINDS } from '#shared/domain/mail.ts'
import { oneLine, writeLetter, writeTestLetter, type Telling } from './writeLetter.ts'

const TELLING: Telling = {
  language: 'en',
  personName: 'Ana Silva',
  clinicName: 'Maple Therapy',
  timezone: 'America/Toronto',
  at: Date.UTC(2026, 9, 5, 13, 30),
  deviceName: 'Front desk',
  byName: 'Olive Owens',
}

describe('the words of mail', () => {
  it('say for every kind whom, what, when in the zone of the clinic, on which PC and by whom', () => {
    for (const kind of MAIL_KINDS) {
      const { subject, text, html } = writeLetter(kind, {}, TELLING)
      expect(subject).toMatch(/^Maple Therapy: \S/)
      for (const part of [
        'Hello Ana Silva,',
        '9:30',
        '(America/Toronto)',
        'On the PC: Front desk',
        'By: Olive Owens',
      ])
        expect(text, `${part} in ${kind}`).toContain(part)
      for (const part of ['<bdi>Ana Silva</bdi>', '9:30', '<bdi>Front desk</bdi>', '<bdi>Olive Owens</bdi>'])
        expect(html, `${part} in ${kind}`).toContain(part)
      expect(text).not.toMatch(/undefined|null|NaN|\[object/)
    }
    expect(writeTestLetter(TELLING).text).toContain('Mail from this PC works.')
  })

  it('name the roles, the end of a password, a licence or a placement, and the kind of an alert', () => {
    const textOf = (
      ...[kind, facts]: Parameters<typeof writeLetter> extends [infer K, infer F, unknown] ? [K, F] : never
    ) => writeLetter(kind, facts, TELLING).text
    expect(textOf('rolesChanged', { roles: 'manager,finance' })).toContain(
      'Your roles are now: Manager, Finance.',
    )
    expect(textOf('rolesChanged', { roles: '' })).toContain('You hold no role any more.')
    expect(textOf('temporaryPasswordSet', { until: Date.UTC(2026, 9, 7, 13, 30) })).toContain(
      'until Wednesday, October 7, 2026',
    )
    expect(textOf('licenceEnding', { endsOn: '2026-12-01' })).toContain('ends on December 1, 2026')
    expect(textOf('placementEnding', { endsOn: '2026-12-01' })).toContain('ends on December 1, 2026')
    const alerts = ALERT_KINDS.map((alert) => textOf('alertRaised', { alert }))
    expect(new Set(alerts).size).toBe(ALERT_KINDS.length)
  })

  it('take nothing from facts but what a mail names: no secret finds its way in', () => {
    const facts = {
      password: 'CANARY-1',
      code: 'CANARY-2',
      secret: 'CANARY-3',
      roles: 'CANARY-4',
      endsOn: 'CANARY-5',
      alert: 'CANARY-6',
    }
    for (const kind of MAIL_KINDS) {
      const { subject, text, html } = writeLetter(kind, facts, TELLING)
      expect(subject + text + html).not.toContain('CANARY')
    }
  })

  it('let no name break out of its line, its markup or its direction', () => {
    const names = {
      personName: 'Ana\r\nBcc: everybody@example.org\r\n\r\n<script>alert(1)</script>',
      clinicName: 'Maple\nTherapy & "Sons" <b>\u202eevil',
      deviceName: 'Desk\r\nBy: somebody else',
      byName: 'שרה כהן',
    }
    const { subject, text, html } = writeLetter('passwordChanged', {}, { ...TELLING, ...names })
    expect(subject).not.toMatch(/[\r\n\u202e]/)
    expect(text).toContain('Hello Ana Bcc: everybody@example.org <script>alert(1)</script>,')
    expect(text).toContain('On the PC: Desk By: somebody else\n')
    expect(text).toContain('By: \u2068שרה כהן\u2069')
    const placement = writeLetter(
      'placementEnding',
      { student: 'Sam\r\nBcc: x <b>', endsOn: '2026-12-01' },
      TELLING,
    )
    expect(placement.subject).toBe('Maple Therapy: The placement of Sam Bcc: x <b> ends on December 1, 2026')
    expect(placement.html).toContain('The placement of Sam Bcc: x &lt;b&gt; ends on')
    expect(html).not.toMatch(/<script|<b>|\u202e/)
    expect(html).toContain('<bdi>שרה כהן</bdi>')
    expect(html).toContain('Maple Therapy &amp; &quot;Sons&quot; &lt;b&gt; evil')
  })

  it('shorten names beyond all measure, and keep accents and astral letters whole', () => {
    expect([...oneLine('é'.repeat(500))].length).toBe(120)
    expect(oneLine('😀'.repeat(200), 10)).toBe(`${'😀'.repeat(9)}…`)
    expect(oneLine('  Zoë \u0000\u2028 Łukasz ')).toBe('Zoë Łukasz')
    expect(
      [...writeLetter('mfaOn', {}, { ...TELLING, clinicName: 'M'.repeat(400) }).subject].length,
    ).toBeLessThanOrEqual(150)
  })
})
