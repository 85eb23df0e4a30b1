import type { BareCall } from '../../call.ts'
import { connectHub } from '../connectHub.ts'
import { continueJoining } from './continueJoining.ts'
import { progressOf } from './joiningProgress.ts'
import { findHubPlace, findJoining } from './joiningRepository.ts'

const LOOK_MS = 1_000
const AGAIN_MS = 5_000

/** Brings the clinic's data to a PC that joins, and says then that this PC is here. @returns whether to try again soon */
async function goOn({ stage, emit, ports }: Omit<BareCall, 'seat'>): Promise<boolean> {
  const now = stage.now()
  if (now.stage !== 'open') return true
  const { db } = now
  if ((await findJoining(db.read)) === undefined) return true
  const place = await findHubPlace(db.read)
  if (place === undefined) return true
  const told = progressOf(db)
  const hub = connectHub({ ...place, proxyFor: ports.proxyFor })
  try {
    const done = await continueJoining(db, hub, {
      onProgress: (at, total) => {
        told.progress = { done: at, total }
        told.problem = null
      },
    })
    told.problem = done.ok ? null : done.problem
    if (!done.ok) return false
    emit({ name: 'start.changed' })
    return true
  } finally {
    hub.close()
  }
}

/** Looks once a second whether this PC is joining, and goes on with it. @returns what ends it */
export function keepJoining(bare: Omit<BareCall, 'seat'>): () => void {
  let isBusy = false
  let notBefore = 0
  const timer = setInterval(() => {
    const { clock, log } = bare.ports
    if (isBusy || clock.monotonic() < notBefore) return
    isBusy = true
    goOn(bare)
      .then((isFine) => {
        notBefore = isFine ? 0 : clock.monotonic() + AGAIN_MS
      })
      .catch(() => log({ level: 'warn', code: 'joining.failed' }))
      .finally(() => {
        isBusy = false
      })
  }, LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}
