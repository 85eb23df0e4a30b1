import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { userIdSchema, type UserId } from '#shared/domain/ids.ts'
import {
  type Certificate,
  forget,
  type MailServer,
  type MailServerOptions,
  mailSettings,
  makeCertificate,
  startMailServer,
  trust,
} from './mailServer.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from './testApp.ts'

export const MINUTE = 60_000
export const DAY = 86_400_000

/** A clinic with its owner at the desk and mail servers beside it, new for each test of the file that asks for it. */
export class MailDesk {
  #certificate: Certificate | undefined
  #test: TestApp | undefined
  server: MailServer | undefined

  get test(): TestApp {
    if (this.#test === undefined) throw new Error('No test runs')
    return this.#test
  }

  get certificate(): Certificate {
    if (this.#certificate === undefined) throw new Error('No test runs')
    return this.#certificate
  }

  /** Registers what comes before and after each test. */
  register(): void {
    let endTrust = (): void => {}
    beforeAll(() => {
      this.#certificate = makeCertificate()
      endTrust = trust(this.#certificate)
    })
    afterAll(() => {
      endTrust()
      forget(this.certificate)
    })
    beforeEach(async () => {
      this.#test = await startClinic()
      // From here on this PC is none that the owner's account has never seen.
      await this.signIn()
    })
    afterEach(async () => {
      await this.test.stop()
      await this.server?.stop()
      this.server = undefined
    })
  }

  async serve(options: MailServerOptions = {}): Promise<MailServer> {
    this.server = await startMailServer({ certificate: this.certificate, ...options })
    return this.server
  }

  /** A server that the clinic uses from now on. */
  async serveDesk(options: MailServerOptions = {}): Promise<MailServer> {
    const started = await this.serve(options)
    await this.save(mailSettings(started.port))
    return started
  }

  async save(settings: InputOf<'mail.saveServer'>): Promise<void> {
    dataOf(await this.test.ask('mail.saveServer', settings))
  }

  /** Saves the settings and sends the test mail with them. */
  async tryOut(settings: InputOf<'mail.saveServer'>): Promise<OutputOf<'mail.sendTest'>> {
    await this.save(settings)
    return dataOf(await this.test.ask('mail.sendTest', {}))
  }

  readonly state = async (): Promise<OutputOf<'mail.getState'>> =>
    dataOf(await this.test.ask('mail.getState', {}))

  readonly queue = async (): Promise<OutputOf<'mail.listQueue'>['mails']> =>
    dataOf(await this.test.ask('mail.listQueue', {})).mails

  /** Adds somebody, which puts a mail to them on its way. */
  async add(firstName: string, email = `${firstName.toLowerCase()}@maple.example`): Promise<UserId> {
    const { userId } = dataOf(
      await this.test.ask('users.add', {
        as: 'staff',
        firstName,
        lastName: 'Silva',
        title: '',
        email,
        roles: ['officeAdmin'],
        disciplineId: null,
        compensationTierId: null,
      }),
    )
    return userIdSchema.parse(userId)
  }

  async signIn(): Promise<void> {
    dataOf(await this.test.ask('identity.signIn', { email: 'olive@maple.example', password: OWNER_PASSWORD }))
  }

  async restart(): Promise<void> {
    this.#test = await this.test.restart()
  }

  /** Lets the wall clock go on without the desk falling asleep. */
  later(ms: number): void {
    this.test.clock.now += ms
  }
}

/** The desk of a test file, with its hooks registered. */
export function useMailDesk(): MailDesk {
  const desk = new MailDesk()
  desk.register()
  return desk
}
