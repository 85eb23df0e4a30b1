import type { MailKind } from '#shared/domain/mail.ts'
import type { Language } from '#shared/domain/languages.ts'
import type { MailFacts, MailLanguage, MailSaying } from '../../words/mailLanguage.ts'
import { wordsIn } from '../../words/wordsIn.ts'

/** What a mail tells besides its own words. Names are as stored: they are made safe here. */
export type Telling = {
  /** Of whom it is to. */
  readonly language: Language
  readonly personName: string
  readonly clinicName: string
  /** An IANA name: times are the clinic's. */
  readonly timezone: string
  /** When it happened, in milliseconds since 1970. */
  readonly at: number
  readonly deviceName: string
  /** Who did it; empty where it was oneself or the program. */
  readonly byName: string
}

export type Written = { readonly subject: string; readonly text: string; readonly html: string }

const MOST_NAME = 120
const MOST_SUBJECT = 150
/** What may not stand in a header, or changes how its neighbours look. */
const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u

/** A stored text as one short line without anything unseen: no name breaks out of a header. */
export function oneLine(text: string, most: number = MOST_NAME): string {
  const line = [...text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim()]
  return line.length <= most ? line.join('') : `${line.slice(0, most - 1).join('')}…`
}

/** A name among left-to-right words: one written from right to left keeps to itself. */
const isolated = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name)

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

function timeText(at: number, { locale }: MailLanguage, timezone: string): string {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: timezone })
  return `${time.format(at)} (${timezone})`
}

/** The end that facts name: `until` in milliseconds, or `endsOn` as `YYYY-MM-DD`. */
function untilText({ until, endsOn }: MailFacts, language: MailLanguage, timezone: string): string {
  if (typeof until === 'number') return timeText(until, language, timezone)
  if (typeof endsOn !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(endsOn)) return ''
  const day = new Intl.DateTimeFormat(language.locale, { dateStyle: 'long', timeZone: 'UTC' })
  return day.format(new Date(`${endsOn}T00:00:00Z`))
}

const PARAGRAPH = 'margin:0 0 14px'
const SMALL = 'margin:20px 0 0;color:#5c6670;font-size:13px'

function compose(telling: Telling, language: MailLanguage, saying: MailSaying): Written {
  const clinic = oneLine(telling.clinicName)
  const name = oneLine(telling.personName)
  const facts = [
    [language.labels.when, timeText(telling.at, language, telling.timezone)],
    [language.labels.deviceName, oneLine(telling.deviceName)],
    [language.labels.byName, oneLine(telling.byName)],
  ].filter(([, value]) => value !== '')
  const advice = saying.advice === '' ? [] : [saying.advice]
  const text = [
    language.greeting(isolated(name)),
    ...saying.lines,
    facts.map(([label, value]) => `${label}${language.colon}${isolated(value ?? '')}`).join('\n'),
    ...advice,
    `--\n${language.footer(isolated(clinic))}`,
  ].join('\n\n')
  const paragraph = (words: string, style = PARAGRAPH): string => `<p style="${style}">${words}</p>`
  const marked = (words: (name: string) => string, value: string): string =>
    words('\u0000')
      .split('\u0000')
      .map(escaped)
      .join(`<bdi>${escaped(value)}</bdi>`)
  const html = [
    '<!doctype html>',
    `<html lang="${language.locale.slice(0, 2)}"><head><meta charset="utf-8"><title>${escaped(saying.subject)}</title></head>`,
    '<body style="margin:0;padding:24px;font-family:system-ui,sans-serif;font-size:15px;line-height:1.5;color:#1d2329;background:#ffffff">',
    '<div style="max-width:560px">',
    paragraph(name === '' ? escaped(language.greeting('')) : marked(language.greeting, name)),
    ...saying.lines.map((line) => paragraph(escaped(line))),
    paragraph(
      facts
        .map(([label, value]) => `${escaped(label ?? '')}${language.colon}<bdi>${escaped(value ?? '')}</bdi>`)
        .join('<br>'),
    ),
    ...advice.map((line) => paragraph(escaped(line))),
    paragraph(marked(language.footer, clinic), SMALL),
    '</div></body></html>',
  ].join('\n')
  return { subject: oneLine(`${clinic}: ${saying.subject}`, MOST_SUBJECT), text: `${text}\n`, html }
}

/** Facts may hold names too. */
function safeFacts(facts: MailFacts): MailFacts {
  const entries = Object.entries(facts)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? oneLine(value) : value]),
  )
}

/** The words of one mail of the queue, as text and as simple HTML. */
export function writeLetter(kind: MailKind, told: MailFacts, telling: Telling): Written {
  const language = wordsIn(telling.language).mail
  const facts = safeFacts(told)
  const until = untilText(facts, language, telling.timezone)
  return compose(telling, language, language.kinds[kind](facts, until))
}

/** The words of "Send a test mail". */
export function writeTestLetter(telling: Telling): Written {
  const language = wordsIn(telling.language).mail
  return compose(telling, language, language.test)
}
