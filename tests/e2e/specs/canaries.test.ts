import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Canary, findCanaries, scanFolders } from '#tests/support/canaryScan.ts'
import { PERSONAL, SECRETS } from '#tests/support/canaryTexts.ts'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { AccountModal } from '../models/AccountModal.ts'
import { ARGUMENTS, CHROMIUM } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { UsersPage } from '../models/UsersPage.ts'

const BIO = 'Hollowmere half a sentence'
let folder: string
let host: Host
let context: BrowserContext
let processes = ''

/**
 * A browser that offers to keep a password remembers for which sign-in name it was declined; no page can stop that.
 * The desktop program has no such offer.
 */
const isBrowsersOwn = (hit: string): boolean =>
  /^(?:owner|email) as UTF-8 in \/profile\/Default\/Login Data/.test(hit)

/** Command line and environment of every process that works on this folder. */
const KEPT_WITHIN_MS = 3_000

function readProcesses(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const [line, environment] = ['cmdline', 'environ'].map((name) =>
          readFileSync(`/proc/${pid}/${name}`, 'utf8'),
        )
        return `${line ?? ''}\n${environment ?? ''}`
      } catch {
        return ''
      }
    })
    .filter((text) => text.includes(folder))
    .join('\n')
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anteroom-canary-'))
  const [dataDir, temporary] = ['data', 'tmp'].map((name) => join(folder, name))
  for (const path of [dataDir, temporary]) mkdirSync(path ?? '', { recursive: true })
  host = await startHost({ dataDir: dataDir ?? '', env: { TMPDIR: temporary ?? '' } })
  context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: CHROMIUM,
    args: ARGUMENTS,
    viewport: { width: 1280, height: 720 },
  })
})
afterAll(async () => {
  await context.close()
  await host.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('a day in the browser leaves nothing of it in data, temporary files or Chromium’s profile (D1, D6)', async () => {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(host.url)
  const first = new FirstRunPage(page)
  await first.setUpClinic({
    name: PERSONAL.clinic,
    plan: 'Teams',
    firstName: PERSONAL.owner,
    lastName: PERSONAL.surname,
    email: PERSONAL.email,
    password: SECRETS.password,
  })
  const shown = await page.getByRole('list', { name: 'Recovery key' }).getByRole('listitem').allInnerTexts()
  await first.confirmSheet()
  const frame = new DeskFrame(page)
  const users = new UsersPage(page)
  await frame.open('Clinic Users')
  const dialog = await users.startNew('Staff')
  const staff = { firstName: PERSONAL.staff, lastName: PERSONAL.surname, email: PERSONAL.staffEmail }
  await users.fillStaff(dialog, { ...staff, roles: ['Office Admin'] })
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await users.find(PERSONAL.search)
  await page.getByText('Nobody matches').waitFor()
  await users.find(PERSONAL.staff)
  await users.openPerson(PERSONAL.staff)
  const account = new AccountModal(page, PERSONAL.staff)
  await account.openProfile()
  await account.profile.getByLabel('Bio').fill(BIO)
  // Chromium keeps what stands in a page's fields with its tabs, some time after it was typed.
  await page.waitForTimeout(KEPT_WITHIN_MS)
  processes = readProcesses()
  await page.reload()
  await page.getByRole('navigation').waitFor()
  await frame.lock()
  await page.getByRole('textbox', { name: 'Password' }).fill(SECRETS.wrongPassword)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('alert').first().waitFor()
  await frame.unlock(SECRETS.password)
  await frame.signOut()
  await page.waitForTimeout(1000)
  await context.close()
  await host.stop()
  const canaries: Canary[] = [
    ...Object.entries({ ...PERSONAL, ...SECRETS, bio: BIO }).map(([name, value]) => ({ name, value })),
    { name: 'recovery key', value: shown.map((group) => group.trim().slice(-4)).join('-') },
  ]
  const scan = scanFolders([folder], canaries)
  const hits = scan.hits.map((hit) => hit.replace(folder, ''))
  console.log(
    `D1: ${canaries.length} canaries in 4 encodings, ${hits.length} hits (${hits.filter(isBrowsersOwn).length} the browser’s own offer to keep a password) in ${scan.files} files, ${(scan.bytes / 1e6).toFixed(1)} MB of data, temporary files and profile`,
  )
  expect(hits.filter((hit) => !isBrowsersOwn(hit))).toEqual([])
  expect(processes).toContain(folder)
  expect(findCanaries(Buffer.from(`${processes}\n${host.errors()}`), canaries)).toEqual([])
})
