import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ALERT_KINDS } from '#shared/domain/alerts.ts'
import { LANGUAGES } from '#shared/domain/languages.ts'
import { MAIL_KINDS } from '#shared/domain/mail.ts'
import { SLIP_WORDS } from '#shared/domain/slipWords.ts'
import type { MailFacts } from '#backend/words/mailLanguage.ts'
import { wordsIn } from '#backend/words/wordsIn.ts'
import { PROJECT } from '#tests/support/importGraph.ts'

const BACKEND = join(PROJECT, 'src/backend')
/** The same word in both languages. */
const ALIKE = new Set(['Client', 'Discipline', 'Service'])
const WORDS_OF_CALENDAR = /\b(?:January|October|Wednesday|Monday)\b/
/** Facts as mails have them: each kind takes its own. */
const FACTS: readonly MailFacts[] = [
  {},
  { roles: 'owner,finance', student: 'Sam', endsOn: '2026-12-01', minutes: 45 },
  ...ALERT_KINDS.map((alert) => ({ alert })),
]

/** Every sentence of a catalogue by its path; functions are asked with facts of each kind. */
function sentences(words: unknown, path: string): Map<string, string> {
  const found = new Map<string, string>()
  const take = (value: unknown, at: string): void => {
    if (typeof value === 'string') found.set(at, value)
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) take(inner, `${at}.${key}`)
  }
  const walk = (value: unknown, at: string): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [key, inner] of Object.entries(value)) walk(inner, `${at}.${key}`)
    else take(value, at)
  }
  walk(words, path)
  return found
}

const outside = (language: (typeof LANGUAGES)[number]): Map<string, string> => {
  const { mail, ...others } = wordsIn(language)
  const { locale: _, ...slip } = SLIP_WORDS[language]
  const { locale: __, kinds, ...plain } = mail
  const said = MAIL_KINDS.flatMap((kind) =>
    FACTS.flatMap((facts, at) =>
      ['', 'X'].map((until): [string, unknown] => [`${kind}.${at}.${until}`, kinds[kind](facts, until)]),
    ),
  )
  const functions = {
    greeting: mail.greeting('X'),
    footer: mail.footer('X'),
    title: others.team.title('X'),
    sessions: [0, 1, 2].map((count) => others.timesheet.sessions(count)),
    period: others.timesheet.period('X', 'Y'),
    week: others.timesheet.week('X'),
    reviewer: others.timesheet.reviewer('X'),
    decided: others.timesheet.decided('X'),
    made: [1, 2].map((count) => others.staffList.made('2026-10-05', count, 'X')),
    review: others.accessReview.title('2026 Q4'),
    changed: [others.accessReview.changed(''), others.accessReview.changed('X')],
    signature: others.accessReview.signature('X', Date.UTC(2026, 9, 5), 'America/Toronto'),
    steps: slip.steps(15),
  }
  return sentences({ plain, others, slip, functions, said: Object.fromEntries(said) }, language)
}

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return files(path)
    return path.endsWith('.ts') && !path.endsWith('.test.ts') ? [path] : []
  })

describe('words on paper, in mails and on the team page', () => {
  it('are there in every language, each of them, and not in English left over', () => {
    const english = outside('en')
    expect(english.size).toBeGreaterThan(300)
    for (const language of LANGUAGES.filter((one) => one !== 'en')) {
      const other = outside(language)
      const nameOf = (path: string): string => path.slice(path.indexOf('.'))
      expect([...other.keys()].map(nameOf)).toEqual([...english.keys()].map(nameOf))
      const left = [...english].filter(([path, sentence]) => {
        const said = other.get(`${language}${nameOf(path)}`) ?? ''
        const isSame = said === sentence && /\p{L}{2}/u.test(sentence) && !ALIKE.has(sentence)
        return isSame || (said === '') !== (sentence === '') || WORDS_OF_CALENDAR.test(said)
      })
      expect(left).toEqual([])
    }
    console.log(`words outside the screen: ${english.size} sentences in ${LANGUAGES.length} languages`)
  })

  it('stand in the catalogue: no other place of the backend formats for a reader’s locale', () => {
    const strays = files(BACKEND)
      .filter((path) => !path.startsWith(join(BACKEND, 'words')))
      .filter((path) => /'(?:en|fr)-CA'/.test(readFileSync(path, 'utf8')))
      // Looks a day up in a timezone, and shows it to nobody.
      .filter((path) => !path.endsWith('clinicDays.ts'))
    expect(strays).toEqual([])
  })
})
