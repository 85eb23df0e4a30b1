import { parentPort, workerData } from 'node:worker_threads'
import { isBundleStart, serveBundle } from './db/bundle/serveBundle.ts'
import { serveThread } from './db/serveThread.ts'
import type { ThreadStart } from './db/threadMessages.ts'
import { bulkWorks } from './features/bulk/index.ts'
import { disciplinesWorks } from './features/disciplines/index.ts'
import { transferWorks } from './features/transfer/index.ts'
import { refreshLists } from './refreshLists.ts'
import { syncWorks } from './sync/syncWorks.ts'

/** What the clinic's thread runs: the only place where its parts are put together, as app.ts is of the main thread. */
if (parentPort === null) throw new Error('This module runs as a thread')
if (isBundleStart(workerData)) {
  void serveBundle(parentPort, workerData)
} else {
  // The main thread of the same program starts this one: the one boundary where its data are taken on trust.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  serveThread(parentPort, workerData as ThreadStart, {
    works: [...transferWorks, ...bulkWorks, ...disciplinesWorks, ...syncWorks],
    beforeCommit: refreshLists,
  })
}
