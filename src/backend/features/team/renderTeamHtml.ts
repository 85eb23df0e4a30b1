import { createHash } from 'node:crypto'
import { misleads } from '#shared/domain/visibleText.ts'
import type { TeamPage, TeamPerson } from '#shared/domain/teamPage.ts'
import type { Language } from '#shared/domain/languages.ts'
import type { TeamWords } from '../../words/backendWords.ts'
import { wordsIn } from '../../words/wordsIn.ts'

const STYLE = `:root{color-scheme:light dark;--ink:#1d2428;--dim:#59656c;--line:#d5dbde;--page:#fff;--accent:#0f7770}
@media (prefers-color-scheme:dark){:root{--ink:#dde2e4;--dim:#a9b2b7;--line:#3d454a;--page:#1a1f22;--accent:#4fb3aa}}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
main{max-width:64rem;margin:0 auto;padding:2.5rem 1.25rem}
h1{margin:0 0 .5rem;font-size:1.9rem;line-height:1.2}
h2{margin:0;font-size:1.15rem;line-height:1.3}
p{margin:.35rem 0}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:2rem;margin:2rem 0 0;padding:0;list-style:none}
li{border-top:2px solid var(--accent);padding-top:1rem;overflow-wrap:anywhere}
img{display:block;width:7rem;height:7rem;margin-bottom:.75rem;border-radius:.25rem;object-fit:cover}
.dim{color:var(--dim)}
`

/** What the style element's text hashes to: the one style that the page's policy lets in. */
export const TEAM_STYLE = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`

/** No script, nothing from elsewhere, pictures only from the page itself. */
export const TEAM_POLICY = `default-src 'none'; img-src data:; style-src '${TEAM_STYLE}'; base-uri 'none'; form-action 'none'`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML shows it to the letter; controls and marks that turn a neighbour's letters round are left out. */
export function escapeHtml(text: string): string {
  const shown = [...text].filter((letter) => !misleads(letter)).join('')
  return shown.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '')
}

/** A text of somebody's own on one line: whatever script it is in, its neighbours keep their place. */
const apart = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`

/** Several lines, each a paragraph with the direction of its own letters. */
const paragraphs = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => escapeHtml(line).trim())
    .filter((line) => line !== '')
    .map((line) => `<p dir="auto">${line}</p>`)
    .join('\n')

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

function picture({ photo }: TeamPerson): string {
  // Checked here once more: what comes from another PC goes into an address.
  if (photo === null || !BASE64.test(photo.base64)) return ''
  return `<img src="data:${photo.type};base64,${photo.base64}" alt="" width="112" height="112">`
}

function personItem(person: TeamPerson, words: TeamWords): string {
  const what = [person.title, person.discipline, person.isStudent ? words.student : '']
    .filter((text) => text !== '')
    .map(apart)
    .join(' · ')
  return [
    '<li>',
    picture(person),
    `<h2>${apart(person.name)}</h2>`,
    what === '' ? '' : `<p>${what}</p>`,
    person.registration === '' ? '' : `<p class="dim">${apart(person.registration)}</p>`,
    paragraphs(person.bio),
    '</li>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/**
 * The team page as one HTML file that needs nothing else: no script, its own style, pictures inside. Every text of the
 * clinic is escaped and kept from turning its neighbours round.
 */
export function renderTeamHtml({ clinic, intro, people }: TeamPage, language: Language): string {
  const words = wordsIn(language).team
  const title = words.title(clinic)
  return `${[
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${TEAM_POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${apart(title)}</h1>`,
    paragraphs(intro),
    people.length === 0
      ? `<p>${escapeHtml(words.nobody)}</p>`
      : ['<ul>', ...people.map((person) => personItem(person, words)), '</ul>'].join('\n'),
    '</main>',
    '</body>',
    '</html>',
  ]
    .filter((line) => line !== '')
    .join('\n')}\n`
}
