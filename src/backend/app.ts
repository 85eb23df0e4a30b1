import type { AppEvent } from '#shared/contract/index.ts'
import type { BareCall, Handlers } from './call.ts'
import type { AfterCommit } from './db/clinicDatabase.ts'
import { alertsHandlers } from './features/alerts/index.ts'
import { clientsHandlers } from './features/clients/index.ts'
import { clinicHandlers } from './features/clinic/index.ts'
import { disciplinesHandlers } from './features/disciplines/index.ts'
import { draftsHandlers } from './features/drafts/index.ts'
import { homeHandlers } from './features/home/index.ts'
import {
  createSessionBook,
  findActor,
  getIdleLockMinutes,
  identityHandlers,
} from './features/identity/index.ts'
import { ownersHandlers } from './features/owners/index.ts'
import { passwordsHandlers } from './features/passwords/index.ts'
import { servicesHandlers } from './features/services/index.ts'
import { describeClinic, startHandlers } from './features/start/index.ts'
import { transferHandlers } from './features/transfer/index.ts'
import { refreshDirectory, usersHandlers } from './features/users/index.ts'
import type { App, Ports, Seat } from './ports.ts'
import { createRouter } from './router.ts'
import { StartUp } from './startUp.ts'

/** What shells need to fill `Ports`: they reach the core through this file alone. */
export { createFileStore } from './keys/secretStores/fileStore.ts'
export { loadKeychain } from './keys/secretStores/loadKeychain.ts'

const handlers: Handlers = {
  ...startHandlers,
  ...identityHandlers,
  ...passwordsHandlers,
  ...usersHandlers,
  ...clientsHandlers,
  ...clinicHandlers,
  ...disciplinesHandlers,
  ...servicesHandlers,
  ...homeHandlers,
  ...draftsHandlers,
  ...transferHandlers,
  ...ownersHandlers,
  ...alertsHandlers,
}

const IDLE_CHECK_MS = 5_000
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

/** Locks what nobody has touched for the clinic's minutes, and everything when the system locks or sleeps. */
function watchPresence(bare: Omit<BareCall, 'seat'>): () => void {
  const tellLocked = (seats: readonly Seat[]): void => {
    for (const seat of seats) bare.emit({ name: 'session.changed' }, seat)
  }
  const timer = setInterval(() => {
    const now = bare.stage.now()
    if (now.stage !== 'open') return
    void getIdleLockMinutes(now.db.read).then(
      (minutes) => tellLocked(bare.sessions.lockIdle(minutes * 60_000)),
      () => bare.ports.log({ level: 'warn', code: 'idle.unknown' }),
    )
  }, IDLE_CHECK_MS)
  timer.unref()
  const ignore = bare.ports.onPresence(() => tellLocked(bare.sessions.lockAll()))
  return () => {
    clearInterval(timer)
    ignore()
  }
}

/** Ends the sessions of people who may no longer be here, as soon as the change is committed. */
async function endLostSessions(bare: Omit<BareCall, 'seat'>, users: readonly string[]): Promise<void> {
  const now = bare.stage.now()
  if (now.stage !== 'open') return
  for (const userId of users) {
    const seats = bare.sessions.seatsOf(userId)
    const [first] = seats
    if (first === undefined) continue
    const session = bare.sessions.find(first)
    if (session === undefined || (await findActor(now.db.read, session.userId)) !== undefined) {
      // Still here, but perhaps with other rights: the screens ask again.
      for (const seat of seats) bare.emit({ name: 'session.changed' }, seat)
      continue
    }
    for (const seat of bare.sessions.endWhere((one) => one.userId === userId))
      bare.emit({ name: 'session.changed' }, seat)
  }
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
  const afterCommit: AfterCommit = ({ users, tables }) => {
    if (users.length > 0)
      emit({ name: 'users.changed', ids: users.length > MOST_IDS_IN_EVENT ? [] : [...users] })
    if (tables.some((table) => ['clinic', 'discipline', 'compensation_tier'].includes(table)))
      emit({ name: 'clinic.changed' })
    if (tables.includes('alert')) emit({ name: 'alerts.changed' })
    void endLostSessions(bare, users).catch(() => ports.log({ level: 'error', code: 'sessions.unchecked' }))
  }
  const stage = new StartUp(ports, { beforeCommit: refreshDirectory, afterCommit }, describeClinic, () =>
    emit({ name: 'start.changed' }),
  )
  const bare = { ports, sessions, stage, emit }
  await stage.begin()
  const route = createRouter(handlers, { checksAnswers: options.checksAnswers ?? false })
  const stopWatching = watchPresence(bare)
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
      stopWatching()
      await stage.close()
    },
  }
}
