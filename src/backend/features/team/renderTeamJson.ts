import { misleads } from '#shared/domain/visibleText.ts'
import type { TeamPage } from '#shared/domain/teamPage.ts'

const plain = (text: string): string =>
  text
    .split('\n')
    .map((line) => [...line].filter((letter) => !misleads(letter)).join(''))
    .join('\n')

/** The team page as JSON, for a clinic's own web site; its shape is written down in docs/team-page.md. */
export function renderTeamJson({ clinic, intro, people }: TeamPage): string {
  const page = {
    format: 'anteroom-team',
    version: 1,
    clinic: plain(clinic),
    intro: plain(intro),
    people: people.map((person) => ({
      name: plain(person.name),
      title: plain(person.title),
      discipline: plain(person.discipline),
      isStudent: person.isStudent,
      registration: plain(person.registration),
      bio: plain(person.bio),
      photo: person.photo,
    })),
  }
  return `${JSON.stringify(page, null, 2)}\n`
}
