import type { Browser, Page } from 'playwright-core'
import type { RouteName } from '#shared/contract/index.ts'
import { openClinicFile } from '#tests/support/openClinicFile.ts'
import { SAMPLE_PASSWORD } from '#tests/support/sampleDesk.ts'
import { startDesk } from '#tests/support/startDesk.ts'
import { dataOf, startTestApp, type TestApp } from '#tests/support/testApp.ts'
import { todayClock } from '#tests/support/todayClock.ts'
import { type AnswersInstead, answersInstead } from '../models/answersInstead.ts'
import { BackupsSection } from '../models/BackupsSection.ts'
import { openDesk } from '../models/browser.ts'
import { ClientsPage } from '../models/ClientsPage.ts'
import { CrewsPage } from '../models/CrewsPage.ts'
import { DeskFrame, type PageName } from '../models/DeskFrame.ts'
import { ServicesPage } from '../models/ServicesPage.ts'
import { SessionsPage } from '../models/SessionsPage.ts'
import type { Album, Chapter } from './openAlbum.ts'
import { LONG_NAME } from './people.ts'

const OWNER = { email: 'owner@sample.example.org', password: SAMPLE_PASSWORD }
const LONG_TEXT = 'Assessment of everything that a child does at home, at school and between'

/** Gives the first client a long name, as the office does. */
async function lengthenClient({ ask }: TestApp): Promise<void> {
  dataOf(await ask('identity.signIn', OWNER))
  const { rows } = dataOf(
    await ask('clients.list', {
      tab: 'all',
      search: '',
      filters: { practitionerIds: [] },
      sort: { column: 'name', descending: false },
      from: { index: 0 },
      limit: 1,
    }),
  )
  const [row] = rows
  if (row === undefined) throw new Error('The sample has no clients.')
  const {
    people: _people,
    may: _may,
    ...info
  } = dataOf(await ask('clients.getChart', { clientId: row.clientId }))
  const { firstName, lastName } = LONG_NAME
  dataOf(await ask('clients.saveInfo', { ...info, firstName, lastName, preferredName: 'Mina' }))
  dataOf(await ask('identity.signOut', {}))
}

/** Gives what lists show long names, as clinics with long names would have them. */
async function lengthen(test: TestApp): Promise<void> {
  await lengthenClient(test)
  const file = await openClinicFile(test)
  file
    .prepare(
      'UPDATE user SET first_name = ?, last_name = ? WHERE id = (SELECT max(user_id) FROM crew_member)',
    )
    .run(LONG_NAME.firstName, LONG_NAME.lastName)
  for (const table of ['service', 'crew', 'discipline', 'compensation_tier'])
    file.prepare(`UPDATE ${table} SET name = ? WHERE id = (SELECT min(id) FROM ${table})`).run(LONG_TEXT)
  file.close()
}

/** The pages that ask one route for what they show. */
const PAGES: readonly { readonly page: PageName; readonly route: RouteName }[] = [
  { page: 'Home', route: 'home.get' },
  { page: 'Clients', route: 'clients.list' },
  { page: 'Sessions', route: 'sessions.listWeek' },
  { page: 'Crews', route: 'crews.list' },
  { page: 'Timesheets', route: 'timesheets.list' },
  { page: 'Reports', route: 'reports.people' },
  { page: 'Services', route: 'services.list' },
  { page: 'Logs', route: 'logs.list' },
]

async function takeFailures(album: Album, page: Page, instead: AnswersInstead): Promise<void> {
  const frame = new DeskFrame(page)
  for (const { page: name, route } of PAGES) {
    instead.break(route)
    await frame.open(name === 'Home' ? 'To review' : 'Home')
    await frame.open(name)
    await page.getByRole('main').getByRole('alert').first().waitFor()
    await album.snap(page, `failed-${name}`)
    instead.restore()
  }
}

async function takeLong(album: Album, page: Page): Promise<void> {
  const frame = new DeskFrame(page)
  await frame.open('Services')
  await new ServicesPage(page).edit('Parent Coaching').waitFor()
  await album.snap(page, 'long-services')
  await page.getByRole('button', { name: `Edit ${LONG_TEXT}` }).click()
  await page
    .getByRole('dialog')
    .getByText(/practitioner/)
    .first()
    .waitFor()
  await album.snap(page, 'long-service')
  await page.keyboard.press('Escape')
  await frame.open('Crews')
  await new CrewsPage(page).open(LONG_TEXT).waitFor()
  await album.snap(page, 'long-crews')
  await new CrewsPage(page).open(LONG_TEXT).click()
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
  await album.snap(page, 'long-crew')
  await page.keyboard.press('Escape')
  await frame.open('Clients')
  const clients = new ClientsPage(page)
  await clients.find(LONG_NAME.lastName)
  await clients.row(LONG_NAME.lastName).first().waitFor()
  await album.snap(page, 'long-clients')
  await clients.row(LONG_NAME.lastName).first().click()
  await page.getByRole('dialog').getByRole('tab', { name: 'People' }).click()
  await album.snap(page, 'long-chart')
  await page.keyboard.press('Escape')
  await clients.find('nobody has this name')
  await page.getByText('No client').first().waitFor()
  await album.snap(page, 'empty-clients')
  await frame.open('Settings')
  for (const section of ['Disciplines', 'Compensation Tiers']) {
    await page.getByRole('main').getByRole('button', { name: section, exact: true }).click()
    await page.getByRole('list', { name: 'In use' }).getByText(LONG_TEXT).waitFor()
    await album.snap(page, `long-${section.replace(' ', '')}`)
  }
  await page.getByRole('button', { name: `Merge ${LONG_TEXT} into another` }).click()
  await page.getByRole('dialog').waitFor()
  await album.snap(page, 'long-mergeTier')
  await page.keyboard.press('Escape')
}

async function takeSessionForm(album: Album, page: Page): Promise<void> {
  await new DeskFrame(page).open('Sessions')
  const sessions = new SessionsPage(page)
  await page.getByRole('button', { name: 'New session', exact: true }).click()
  const dialog = sessions.dialog('New session')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await album.snap(page, 'sessions-newErrors')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

async function takeEmpty(album: Album, page: Page, instead: AnswersInstead): Promise<void> {
  const frame = new DeskFrame(page)
  instead.give('crews.list', { crews: [], mayEdit: true })
  instead.give('services.list', { services: [], count: 0, currentCount: 0, endedCount: 0 })
  for (const name of ['Crews', 'Services'] as const) {
    await frame.open(name)
    await page.getByText(/^No (crews|services) yet$/).waitFor()
    await album.snap(page, `empty-${name}`)
  }
  instead.restore()
  await frame.open('Timesheets')
  await page.getByRole('tab', { name: /^Approved/ }).click()
  await album.snap(page, 'timesheets-approved')
  await frame.open('Settings')
  await new BackupsSection(page).open()
  await page.getByText('No backups yet').waitFor()
  await album.snap(page, 'empty-Backups')
  instead.give('backups.get', {
    schedule: 'daily',
    folder: `/media/stick/${'a folder with a long name/'.repeat(4)}Anteroom backups`,
    isDefaultFolder: false,
    canPickFolder: false,
    lastMadeAt: Date.now() - 3_600_000 * 50,
    running: 'checking',
    failed: { at: Date.now() - 3_600_000, why: 'noAccess' },
  })
  instead.give('backups.list', {
    backups: (['incomplete', 'changed', 'newer', null] as const).map((problem, index) => ({
      backupId: `b${index}`,
      madeAt: Date.now() - 86_400_000 * (index + 2),
      checkedAt: Date.now() - 86_400_000 * index,
      bytes: 24_000_000 * (index + 1),
      appVersion: '0.1.0',
      problem,
    })),
  })
  instead.tell({ name: 'backups.changed' })
  await page.getByText('A file was changed').waitFor()
  await album.snap(page, 'backups-failed')
}

async function walk(album: Album, browser: Browser): Promise<void> {
  const host = await startDesk({ start: () => startTestApp({ clock: todayClock() }) })
  let instead: AnswersInstead | undefined
  try {
    dataOf(await host.test.ask('setup.createSample', { keepKeyInFile: true }))
    await lengthen(host.test)
    const { page } = await openDesk(browser, host.url(), {
      prepare: async (blank) => (instead = await answersInstead(blank)),
    })
    if (instead === undefined) throw new Error('Nothing stands between the page and the program.')
    await new DeskFrame(page).signIn(OWNER.email, OWNER.password)
    await takeFailures(album, page, instead)
    await takeLong(album, page)
    await takeSessionForm(album, page)
    await takeEmpty(album, page, instead)
  } finally {
    await host.stop()
  }
}

/** What pages show where a list is empty, holds long names, or could not be had. */
export const states: Chapter = {
  pictures: [
    ...PAGES.map(({ page }) => `failed-${page}`),
    'long-services',
    'long-service',
    'long-crews',
    'long-crew',
    'long-clients',
    'long-chart',
    'empty-clients',
    'long-Disciplines',
    'long-CompensationTiers',
    'long-mergeTier',
    'sessions-newErrors',
    'empty-Crews',
    'empty-Services',
    'timesheets-approved',
    'empty-Backups',
    'backups-failed',
  ],
  walk,
}
