import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#shared/domain/languages.ts'
import { renderTeamHtml } from '#backend/features/team/renderTeamHtml.ts'
import { renderTeamJson } from '#backend/features/team/renderTeamJson.ts'
import type { InputOf } from '#shared/contract/index.ts'
import type { UserId } from '#shared/domain/ids.ts'
import type { TeamPage, TeamPerson } from '#shared/domain/teamPage.ts'
import { addStaff } from '#tests/support/addStaff.ts'
import { readLog } from '#tests/support/readLog.ts'
import { dataOf, startClinic, type TestApp } from '#tests/support/testApp.ts'

/** The smallest JPEG by its head: what the program asks of one. */
const PHOTO = {
  type: 'image/jpeg',
  base64: Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString('base64'),
} as const
const CHOICES = { intro: '', hasStudents: false, hasPhotos: true, hasRegistrations: true }
const FORMATS = ['html', 'json'] as const

let test: TestApp
let ana: UserId
beforeEach(async () => {
  test = await startClinic()
  ana = await addStaff(test, 'Ana', 'Silva', 'ana')
})
afterEach(() => test.stop())

async function switchOn(hasTeamPage = true): Promise<void> {
  const clinic = dataOf(await test.ask('clinic.get', {}))
  dataOf(await test.ask('clinic.save', { ...clinic, hasTeamPage }))
}

async function change(userId: UserId, patch: Partial<InputOf<'users.saveProfile'>>): Promise<void> {
  const { hasPhoto: _hasPhoto, ...fields } = dataOf(await test.ask('users.get', { userId })).profile
  dataOf(await test.ask('users.saveProfile', { userId, ...fields, photo: 'keep', ...patch }))
}

const taken = async (format: (typeof FORMATS)[number]): Promise<string> =>
  dataOf(await test.ask('team.export', { format })).text
const names = async (): Promise<string[]> => {
  const page: { people: { name: string }[] } = JSON.parse(await taken('json'))
  return page.people.map(({ name }) => name)
}

describe('the team page (product 24)', () => {
  it('is given only where the clinic has it on', async () => {
    for (const format of FORMATS)
      expect(await test.ask('team.export', { format })).toMatchObject({ error: { code: 'TEAM_PAGE_OFF' } })
    await switchOn()
    expect(await names()).toEqual(['Ana Silva'])
    await switchOn(false)
    expect(await test.ask('team.export', { format: 'html' })).toMatchObject({
      error: { code: 'TEAM_PAGE_OFF' },
    })
  })

  it('shows the bio of active practitioners, and of nobody else', async () => {
    await switchOn()
    await change(ana, { bio: 'Likes horses.\n\nAnd rain.' })
    for (const format of FORMATS) expect(await taken(format)).toContain('Likes horses.')
    dataOf(await test.ask('users.saveAccount', { userId: ana, status: 'inactive' }))
    for (const format of FORMATS) expect(await taken(format)).not.toContain('horses')
    dataOf(await test.ask('users.saveAccount', { userId: ana, status: 'active' }))
    dataOf(await test.ask('users.saveAccount', { userId: ana, roles: ['officeAdmin'] }))
    for (const format of FORMATS) expect(await taken(format)).not.toContain('horses')
  })

  it('shows discipline, registration and photo as chosen, and never e-mail or phone', async () => {
    await switchOn()
    const { disciplineId } = dataOf(await test.ask('disciplines.add', { name: 'Speech Therapy' }))
    await change(ana, {
      disciplineId,
      photo: PHOTO,
      phones: {
        primary: { number: '416 555-0134', isDefault: true },
        secondary: { number: '', isDefault: false },
      },
    })
    const registration = { number: '4562', expiresOn: null }
    dataOf(await test.ask('users.saveAccount', { userId: ana, registration }))
    for (const format of FORMATS) {
      const text = await taken(format)
      for (const piece of ['Speech Therapy', 'Reg. #4562 – ST', PHOTO.base64]) expect(text).toContain(piece)
      for (const secret of ['maple.example', '555-0134', ana]) expect(text).not.toContain(secret)
    }
    dataOf(await test.ask('team.save', { ...CHOICES, hasPhotos: false, hasRegistrations: false }))
    for (const format of FORMATS) {
      const text = await taken(format)
      for (const piece of ['Reg. #4562', PHOTO.base64]) expect(text).not.toContain(piece)
    }
  })

  it('shows students only where that was chosen, and leaves out whoever was taken off', async () => {
    await switchOn()
    const person = { firstName: 'Stu', lastName: 'Dent', title: '', email: 'stu@maple.example' }
    dataOf(await test.ask('users.add', { as: 'student', ...person, disciplineId: null }))
    expect(await names()).toEqual(['Ana Silva'])
    dataOf(await test.ask('team.save', { ...CHOICES, hasStudents: true }))
    expect(await names()).toEqual(['Stu Dent', 'Ana Silva'])
    dataOf(await test.ask('team.setListed', { userId: ana, isListed: false }))
    expect(await names()).toEqual(['Stu Dent'])
    dataOf(await test.ask('team.setListed', { userId: ana, isListed: true }))
    expect(await names()).toEqual(['Stu Dent', 'Ana Silva'])
  })

  it('stands in the log: what was chosen, who was taken off, that it was taken out (L2)', async () => {
    await switchOn()
    dataOf(await test.ask('team.save', { ...CHOICES, intro: 'Come in.' }))
    dataOf(await test.ask('team.setListed', { userId: ana, isListed: false }))
    await taken('html')
    expect(await readLog(test, 'teamPage.changed')).toHaveLength(1)
    expect((await readLog(test, 'teamPage.unlisted'))[0]).toMatchObject({ about_user_id: ana })
    expect((await readLog(test, 'team.export'))[0]).toMatchObject({ after: '{"count":0}' })
  })
})

const NASTY = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>',
  '<!--',
  ']]>',
  '&lt;b&gt;',
  '\u202Egnp.exe',
  '\u2066\u2069\u200F',
  'عيادة النخيل',
  '\uD800',
  '\u0000\u001B[31m',
  'line\u2028break',
  'javascript:alert(1)',
]
const text = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 40 }), fc.string())
const person: fc.Arbitrary<TeamPerson> = fc.record({
  name: text,
  title: text,
  discipline: text,
  isStudent: fc.boolean(),
  registration: text,
  bio: fc.array(text, { maxLength: 3 }).map((lines) => lines.join('\n')),
  photo: fc.oneof(
    fc.constant(null),
    fc.record({ type: fc.constantFrom('image/jpeg' as const, 'image/png' as const), base64: text }),
  ),
})
const page: fc.Arbitrary<TeamPage> = fc.record({
  clinic: text,
  intro: text,
  people: fc.array(person, { maxLength: 4 }),
})

const ALLOWED =
  /^<(?:!doctype html|\/?(?:html|head|body|main|title|ul|li|h1|h2|p|bdi|style)|html lang="(?:en|fr)"|meta charset="utf-8"|meta name="(?:viewport|referrer)" content="[^"<>]*"|meta http-equiv="Content-Security-Policy" content="[^"<>]*"|p dir="auto"|p class="dim"|img src="data:image\/(?:jpeg|png);base64,[A-Za-z0-9+/]+=*" alt="" width="112" height="112")>$/
const VOID = new Set(['!doctype', 'meta', 'img'])

/** What is wrong with the nesting of a page's elements, by a parser of its own; empty where nothing is. */
function problemsOf(html: string): string[] {
  const open: string[] = []
  const problems: string[] = []
  for (const [tag] of html.matchAll(/<[^>]*>?/g)) {
    if (!ALLOWED.test(tag)) problems.push(`not a tag of the page: ${tag.slice(0, 60)}`)
    const name = /^<\/?([!a-z0-9]+)/.exec(tag)?.[1] ?? ''
    if (VOID.has(name)) continue
    if (!tag.startsWith('</')) open.push(name)
    else if (open.pop() !== name) problems.push(`closes what is not open: ${tag}`)
  }
  return [...problems, ...open.map((name) => `stays open: ${name}`)]
}

const HIDDEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/u

describe('the team page as files, whatever names and bios hold (I7, product 24)', () => {
  it('is HTML of known tags alone, well nested, nothing hidden, with a policy that lets no script in', () => {
    fc.assert(
      fc.property(page, fc.constantFrom(...LANGUAGES), (one, language) => {
        const html = renderTeamHtml(one, language)
        expect(html).toContain(`<html lang="${language}">`)
        expect(problemsOf(html)).toEqual([])
        expect(html).not.toMatch(HIDDEN)
        expect(html).toContain("default-src 'none'")
        expect(html).not.toMatch(/<script/i)
        expect(html.indexOf('<meta charset')).toBeLessThan(100)
      }),
      { numRuns: 400 },
    )
  })

  it('is JSON that says the same, nothing hidden', () => {
    fc.assert(
      fc.property(page, (one) => {
        const json: TeamPage & { format: string; version: number } = JSON.parse(renderTeamJson(one))
        expect(json).toMatchObject({ format: 'anteroom-team', version: 1 })
        expect(json.people).toHaveLength(one.people.length)
        for (const { name, bio } of json.people) expect(`${name}${bio}`).not.toMatch(HIDDEN)
      }),
      { numRuns: 200 },
    )
  })
})
