import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import {
  type ClientId,
  clientIdSchema,
  compensationTierIdSchema,
  type ServiceId,
  serviceIdSchema,
  type UserId,
} from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import { foldText } from '#shared/lib/fold.ts'
import { openClinicFile } from './openClinicFile.ts'
import { dataOf, OWNER_PASSWORD, startClinic, type TestApp } from './testApp.ts'

type NewSession = InputOf<'sessions.add'>

/** A service that lies in the clinic before the test. */
type ServiceLine = { readonly disciplineId?: string; readonly tierId?: string; readonly isCurrent?: boolean }

/** A small clinic whose people each sit at a seat of their own name. */
export class SessionsClinic {
  readonly test: TestApp
  readonly people = new Map<string, UserId>()

  constructor(test: TestApp) {
    this.test = test
  }

  static async start(plan: 'solo' | 'soloPlus' | 'teams' = 'teams'): Promise<SessionsClinic> {
    return new SessionsClinic(await startClinic(plan))
  }

  id(name: string): UserId {
    const found = this.people.get(name)
    if (found === undefined) throw new Error(`Nobody is called ${name}`)
    return found
  }

  /** Adds somebody, lets them sit down at the seat of their name. */
  async add(
    name: string,
    roles: Role[],
    more: Partial<Extract<InputOf<'users.add'>, { as: 'staff' }>> = {},
  ): Promise<UserId> {
    const email = `${name}@maple.example`
    const fields = { as: 'staff', firstName: name, lastName: 'Silva', title: '', email, roles } as const
    const added = await this.test.ask('users.add', {
      ...fields,
      disciplineId: null,
      compensationTierId: null,
      ...more,
    })
    const { userId } = dataOf(added)
    // Everybody has the owner's password: making one of their own would take longer than the test.
    await this.lay((run) =>
      run(
        `INSERT INTO credential (id, password_hash, is_temporary, temporary_until, is_temporary_used,
           first_signed_in_at, password_changed_at, stamp, stamp_device)
         SELECT ?, password_hash, 0, NULL, 0, first_signed_in_at, password_changed_at, 1, 1 FROM credential LIMIT 1`,
        userId,
      ),
    )
    dataOf(await this.test.ask('identity.signIn', { email, password: OWNER_PASSWORD }, name))
    this.people.set(name, userId)
    return userId
  }

  /** Clients, services and crews, which other screens write, laid into the clinic's own tables. */
  async lay(write: (run: (sql: string, ...values: unknown[]) => void) => void): Promise<void> {
    const database = await openClinicFile(this.test)
    write((sql, ...values) => void database.prepare(sql).run(...values))
    database.close()
  }

  async client(name: string, practitionerId: UserId | null = null): Promise<ClientId> {
    const clientId = clientIdSchema.parse(crypto.randomUUID())
    await this.lay((run) => {
      run(
        `INSERT INTO client (id, first_name, last_name, preferred_name, pronouns, status, phone, email, address, school,
           notes, stamp, stamp_device) VALUES (?,?,'Client','','','active','','','','','',1,1)`,
        clientId,
        name,
      )
      const first = foldText(name)
      run(
        `INSERT INTO client_directory (client_id, status_rank, sort_name, sort_first_name, sort_preferred_name, sort_age,
           sort_since, sort_practitioner, sort_guardian, search_text, version) VALUES (?,0,?,?,'',0,'','','',?,1)`,
        clientId,
        `client ${first}`,
        `${first} client`,
        `${first} client`,
      )
      run(
        `INSERT INTO client_search (rowid, search_text) SELECT id, search_text FROM client_directory WHERE client_id = ?`,
        clientId,
      )
      if (practitionerId !== null)
        run(
          `INSERT INTO client_person VALUES (?,?,?,'practitioner','',NULL,1,0,0,0,0,1,1)`,
          `${clientId}.${practitionerId}.practitioner`,
          clientId,
          practitionerId,
        )
    })
    return clientId
  }

  async service(name: string, line: ServiceLine = {}): Promise<ServiceId> {
    const serviceId = serviceIdSchema.parse(crypto.randomUUID())
    await this.lay((run) =>
      run(
        'INSERT INTO service VALUES (?,?,?,?,45,9000,?,1,0,?,1,1)',
        serviceId,
        name,
        line.disciplineId ?? null,
        line.tierId ?? null,
        'X-1',
        line.isCurrent === false ? 0 : 1,
      ),
    )
    return serviceId
  }

  async crew(managerId: UserId, members: readonly UserId[]): Promise<void> {
    const crewId = compensationTierIdSchema.parse(crypto.randomUUID())
    await this.lay((run) => {
      run('INSERT INTO crew VALUES (?,?,?,1,1,1)', crewId, 'Crew', managerId)
      for (const member of members)
        run('INSERT INTO crew_member VALUES (?,?,?,1,1,1)', `${crewId}.${member}`, crewId, member)
    })
  }

  /** Enters a session and gives its id. */
  async enter(session: NewSession, seat?: string): Promise<OutputOf<'sessions.add'>> {
    return dataOf(await this.test.ask('sessions.add', session, seat))
  }

  async week(
    userId: UserId,
    day: string | null = null,
    seat?: string,
  ): Promise<OutputOf<'sessions.listWeek'>> {
    return dataOf(await this.test.ask('sessions.listWeek', { userId, day }, seat))
  }
}
