import type { AppEvent } from '#shared/contract/index.ts'
import { AuditTrail } from './audit/auditTrail.ts'
import type { BareCall, Handlers } from './call.ts'
import type { AfterCommit } from './db/clinicDatabase.ts'
import { accessReviewHandlers } from './features/accessReview/index.ts'
import { alertsHandlers, raiseAlertOnce } from './features/alerts/index.ts'
import { bulkHandlers } from './features/bulk/index.ts'
import { backupsHandlers } from './features/backups/index.ts'
import { clientsHandlers } from './features/clients/index.ts'
import { clinicHandlers } from './features/clinic/index.ts'
import { crewsHandlers } from './features/crews/index.ts'
import { disciplinesHandlers } from './features/disciplines/index.ts'
import { draftsHandlers } from './features/drafts/index.ts'
import { emergencyHandlers } from './features/emergency/index.ts'
import { homeHandlers } from './features/home/index.ts'
import {
  createGuessGuard,
  createSessionBook,
  findActor,
  identityHandlers,
} from './features/identity/index.ts'
import { leavingHandlers } from './features/leaving/index.ts'
import { logsHandlers } from './features/logs/index.ts'
import { createEnrolments, mfaHandlers } from './features/mfa/index.ts'
import { mailHandlers } from './features/mail/index.ts'
import { mergingHandlers } from './features/merging/index.ts'
import { ownersHandlers } from './features/owners/index.ts'
import { passwordsHandlers } from './features/passwords/index.ts'
import { placementsHandlers } from './features/placements/index.ts'
import { reportsHandlers } from './features/reports/index.ts'
import { reviewHandlers } from './features/review/index.ts'
import { servicesHandlers } from './features/services/index.ts'
import { sessionsHandlers } from './features/sessions/index.ts'
import { setUpLikeHandlers } from './features/setUpLike/index.ts'
import { slipsHandlers } from './features/slips/index.ts'
import { describeClinic, dropLostSlots, keepSlots, startHandlers } from './features/start/index.ts'
import { syncHandlers } from './features/sync/index.ts'
import { noteTeamChange, teamHandlers } from './features/team/index.ts'
import { timesheetsHandlers } from './features/timesheets/index.ts'
import { transferHandlers } from './features/transfer/index.ts'
import { usersHandlers } from './features/users/index.ts'
import { KEEPERS } from './keepers.ts'
import type { App, Ports, Seat } from './ports.ts'
import { createReadingGuard } from './readingGuard.ts'
import { refreshLists } from './refreshLists.ts'
import { createRouter } from './router.ts'
import { StartUp } from './startUp.ts'
import type { TellOwners } from './sync/goingBack/tellOwners.ts'
import { joiningHandlers } from './sync/joining/joinClinic.ts'
import { SyncKeeper } from './sync/syncKeeper.ts'

/** What shells need to fill `Ports`: they reach the core through this file alone. */
export { createFileStore } from './keys/secretStores/fileStore.ts'
export { loadKeychain } from './keys/secretStores/loadKeychain.ts'

const handlers: Handlers = {
  ...startHandlers,
  ...joiningHandlers,
  ...emergencyHandlers,
  ...identityHandlers,
  ...mfaHandlers,
  ...logsHandlers,
  ...passwordsHandlers,
  ...slipsHandlers,
  ...usersHandlers,
  ...clientsHandlers,
  ...clinicHandlers,
  ...disciplinesHandlers,
  ...servicesHandlers,
  ...crewsHandlers,
  ...backupsHandlers,
  ...homeHandlers,
  ...draftsHandlers,
  ...transferHandlers,
  ...ownersHandlers,
  ...alertsHandlers,
  ...leavingHandlers,
  ...placementsHandlers,
  ...setUpLikeHandlers,
  ...bulkHandlers,
  ...mailHandlers,
  ...syncHandlers,
  ...reviewHandlers,
  ...mergingHandlers,
  ...reportsHandlers,
  ...accessReviewHandlers,
  ...sessionsHandlers,
  ...teamHandlers,
  ...timesheetsHandlers,
}

const MOST_IDS_IN_EVENT = 100

type Listeners = Map<Seat, Set<(event: AppEvent) => void>>

function createEmit(listeners: Listeners, log: Ports['log']): BareCall['emit'] {
  return (event, seat) => {
    for (const [at, seatListeners] of listeners) {
      if (seat !== undefined && seat !== at) continue
      for (const listener of seatListeners) {
        try {
          listener(event)
        } catch {
          // The change is committed: a screen that can't be told must not make it look failed.
          log({ level: 'warn', code: 'event.undelivered' })
        }
      }
    }
  }
}

const tellOwners: TellOwners = raiseAlertOnce

/** Tables of how the clinic is set up. */
const CLINIC_TABLES = new Set(['clinic', 'discipline', 'compensation_tier', 'service', 'crew', 'crew_member'])

/** Ends the sessions of people who may no longer be here, or whose access changed, as soon as it is committed. */
async function endLostSessions(
  bare: Omit<BareCall, 'seat'>,
  { users, changedAccess, actorId }: Parameters<AfterCommit>[0],
): Promise<void> {
  const now = bare.stage.now()
  if (now.stage !== 'open') return
  const seated = users.map((userId) => ({ userId, seats: bare.sessions.seatsOf(userId) }))
  // Before anything is awaited: not one more call of theirs gets through.
  bare.sessions.endWhere(({ userId }) => userId !== actorId && changedAccess.includes(userId))
  for (const { userId, seats } of seated) {
    const session = seats.map((seat) => bare.sessions.find(seat)).find((one) => one !== undefined)
    if (session !== undefined && (await findActor(now.db.read, session.userId)) === undefined)
      bare.sessions.endWhere((one) => one.userId === userId)
    // Whether ended, or still here with other facts: the screens ask again.
    for (const seat of seats) bare.emit({ name: 'session.changed' }, seat)
  }
}

const SESSION_TABLES = new Set(['session', 'timesheet', 'timesheet_session'])

/** Tells the screens what a commit changed. */
function tellChanges(emit: BareCall['emit'], { users, clients, tables }: Parameters<AfterCommit>[0]): void {
  if (users.length > 0)
    emit({ name: 'users.changed', ids: users.length > MOST_IDS_IN_EVENT ? [] : [...users] })
  if (clients.length > 0)
    emit({ name: 'clients.changed', ids: clients.length > MOST_IDS_IN_EVENT ? [] : [...clients] })
  if (tables.some((table) => CLINIC_TABLES.has(table))) emit({ name: 'clinic.changed' })
  if (tables.includes('alert')) emit({ name: 'alerts.changed' })
  if (tables.some((table) => SESSION_TABLES.has(table))) emit({ name: 'sessions.changed' })
}

/**
 * The product without a screen, put together: the only place that knows all parts. Always resolves: what keeps the
 * clinic from opening is a stage of the program with a screen of its own (security.md B8).
 */
export async function createApp(
  ports: Ports,
  options: { readonly checksAnswers?: boolean } = {},
): Promise<App> {
  const listeners: Listeners = new Map()
  const emit = createEmit(listeners, ports.log)
  const sessions = createSessionBook(ports.clock)
  const afterCommit: AfterCommit = (changes) => {
    tellChanges(emit, changes)
    noteTeamChange(bare, changes.tables)
    void keepSlots(bare, changes.users).catch(() => ports.log({ level: 'warn', code: 'keys.slotsNotKept' }))
    void endLostSessions(bare, changes).catch(() => ports.log({ level: 'error', code: 'sessions.unchecked' }))
  }
  const stage = new StartUp(
    ports,
    { beforeCommit: refreshLists, afterCommit },
    {
      describeClinic,
      onChange: () => {
        emit({ name: 'start.changed' })
        void dropLostSlots(bare).catch(() => ports.log({ level: 'warn', code: 'keys.slotsNotKept' }))
      },
      beforeClose: () => trail.flush(),
    },
  )
  const guesses = createGuessGuard(ports.clock)
  const sync = new SyncKeeper({ ports, stage, onChange: () => emit({ name: 'sync.changed' }), tellOwners })
  const bare = { ports, sessions, guesses, enrolments: createEnrolments(), stage, sync, emit }
  const trail = new AuditTrail(ports.log, (db) => {
    const now = stage.now()
    return now.stage === 'open' && now.db === db
  })
  await stage.begin()
  const reading = createReadingGuard(ports.clock)
  const route = createRouter(handlers, { checksAnswers: options.checksAnswers ?? false, trail, reading })
  const stops = KEEPERS.map((keeper) => keeper(bare))
  const stopSync = sync.start()
  return {
    dispatch: (seat, routeName, input) => route({ ...bare, seat }, routeName, input),
    subscribe: (seat, listener) => {
      const seatListeners = listeners.get(seat) ?? new Set()
      listeners.set(seat, seatListeners.add(listener))
      return () => {
        seatListeners.delete(listener)
        if (seatListeners.size === 0) listeners.delete(seat)
      }
    },
    stop: async () => {
      for (const stop of stops) stop()
      await stopSync()
      await trail.stop()
      await stage.close()
    },
  }
}
