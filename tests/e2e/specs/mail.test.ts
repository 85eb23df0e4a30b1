import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Certificate,
  findDeadPort,
  forget,
  type MailServer,
  makeCertificate,
  readMail,
  startMailServer,
} from '#tests/support/mailServer.ts'
import { type Host, startHost } from '#tests/support/startHost.ts'
import { violationsOn } from '../models/axe.ts'
import { type Desk, launchChromium, openDesk } from '../models/browser.ts'
import { DeskFrame } from '../models/DeskFrame.ts'
import { FirstRunPage } from '../models/FirstRunPage.ts'
import { MailSettings } from '../models/MailSettings.ts'
import { UsersPage } from '../models/UsersPage.ts'

const OWNER = {
  firstName: 'Olive',
  lastName: 'Owens',
  email: 'olive@maple.example',
  password: 'a quiet morning in june',
}
const LOGIN = { host: 'localhost', user: 'desk', password: 'mail secret 77' }

let browser: Browser
let certificate: Certificate
let host: Host
let desk: Desk
let server: MailServer | undefined

beforeAll(async () => {
  browser = await launchChromium()
  certificate = makeCertificate()
})
afterAll(async () => {
  await browser.close()
  forget(certificate)
})
beforeEach(async () => {
  host = await startHost({ env: { NODE_EXTRA_CA_CERTS: certificate.file } })
  desk = await openDesk(browser, host.url)
  const first = new FirstRunPage(desk.page)
  await first.setUpClinic({ name: 'Maple Therapy', plan: 'Teams', ...OWNER })
  await first.confirmSheet()
})
afterEach(async () => {
  await desk.context.close()
  await host.stop()
  await server?.stop()
  server = undefined
})

async function violations(): Promise<string[]> {
  await desk.page.mouse.move(1, 1)
  await desk.page.getByRole('tooltip').waitFor({ state: 'hidden' })
  return violationsOn(desk.page)
}

async function openMail(): Promise<MailSettings> {
  await new DeskFrame(desk.page).open('Settings')
  const mail = new MailSettings(desk.page)
  await mail.open()
  return mail
}

describe('Settings > Mail (product 26)', () => {
  it('is set up, explains a wrong password, and sends the test mail once it is right', async () => {
    server = await startMailServer({ certificate })
    const mail = await openMail()
    expect(await violations()).toEqual([])
    await mail.enter({ ...LOGIN, port: server.port, password: 'wrong' })
    expect(await mail.testButton.count()).toBe(0)
    await mail.save()
    await mail.testButton.click()
    await desk.page
      .getByText(/The server refused the sign-in\. Check user and password;.*\(535\s5\.7\.8\)/)
      .waitFor()
    await desk.page.getByText(/The server’s words: .*Wrong password for desk/).waitFor()
    expect(await violations()).toEqual([])
    await expect.poll(() => mail.field('Password').inputValue()).toBe('')

    await mail.field('Password').fill(LOGIN.password)
    await expect.poll(() => mail.testButton.isDisabled()).toBe(true)
    await mail.save()
    await mail.testButton.click()
    await desk.page.getByText(/The server took the mail to olive@maple.example/).waitFor()
    expect(server.mails.map(({ to }) => to)).toEqual([['olive@maple.example']])
    expect(readMail(server.mails[0]?.raw ?? '').text).toContain('Mail from this PC works.')
    expect(desk.complaints).toEqual([])
  })

  it('says in words what an unencrypted way means, and asks for the password again for another server', async () => {
    const mail = await openMail()
    await mail.enter({ ...LOGIN, port: 2525 })
    await mail.save()
    await mail.field('Server').fill('mail.example.org')
    await desk.page.getByRole('button', { name: 'Save', exact: true }).click()
    await desk.page.getByText(/Type the password again/).waitFor()
    await mail.field('Password').fill(LOGIN.password)
    await mail.choose('Unencrypted')
    await desk.page.getByText(/Anybody on the way to this server can read them/).waitFor()
    await desk.page.getByRole('button', { name: 'Save', exact: true }).click()
    await desk.page.getByText('Tick this, or choose an encrypted connection.').waitFor()
    await desk.page.getByRole('checkbox', { name: /Send password and mail unencrypted/ }).check()
    expect(await violations()).toEqual([])
    await mail.save()
  })

  it('shows what waits in the header and the list, sends it when the server is back, and is taken away', async () => {
    const port = await findDeadPort()
    const mail = await openMail()
    await mail.enter({ ...LOGIN, port })
    await mail.save()
    await new DeskFrame(desk.page).open('Clinic Users')
    const users = new UsersPage(desk.page)
    const dialog = await users.startNew('Staff')
    await users.fillStaff(dialog, {
      firstName: 'Ana',
      lastName: 'Silva',
      email: 'ana@maple.example',
      roles: ['Office Admin'],
    })
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await desk.page.getByRole('button', { name: '1 mail waiting' }).click()
    await mail.queue.getByText('Ana Silva').waitFor()
    await desk.page.getByText(/The server can’t be reached.*Next try/).waitFor()
    expect(await violations()).toEqual([])
    server = await startMailServer({ certificate, port })
    await mail.queue.getByRole('button', { name: 'Try again now' }).click()
    await mail.queue.getByText(/Nothing waits/).waitFor()
    expect(server.mails.map(({ to }) => to[0])).toEqual(['ana@maple.example'])
    expect(await desk.page.getByRole('button', { name: /waiting/ }).count()).toBe(0)

    await desk.page.getByRole('button', { name: 'Take mail away' }).click()
    await desk.page.getByRole('button', { name: 'Take it away' }).click()
    await mail.testButton.waitFor({ state: 'hidden' })
    await expect.poll(() => mail.field('Server').inputValue()).toBe('')
  })

  it('says on Home that mail is stopped, and leads to where that is mended', async () => {
    server = await startMailServer({ certificate })
    const mail = await openMail()
    await mail.enter({ ...LOGIN, port: server.port, password: 'wrong' })
    await mail.save()
    await new DeskFrame(desk.page).open('Clinic Users')
    const users = new UsersPage(desk.page)
    const dialog = await users.startNew('Staff')
    await users.fillStaff(dialog, {
      firstName: 'Ana',
      lastName: 'Silva',
      email: 'ana@maple.example',
      roles: ['Office Admin'],
    })
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await new DeskFrame(desk.page).open('Home')
    const notice = desk.page.getByRole('region', { name: 'Mail on its way' })
    await notice.getByText('Mail is stopped').waitFor()
    await notice.getByText(/The server refused the sign-in/).waitFor()
    expect(await violations()).toEqual([])
    await notice.getByRole('button', { name: 'Open Settings > Mail' }).click()
    await mail.field('Password').fill(LOGIN.password)
    await mail.save()
    await mail.queue.getByText(/Nothing waits/).waitFor()
    expect(server.mails.length).toBe(1)
  })
})
