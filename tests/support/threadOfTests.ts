import { parentPort, workerData } from 'node:worker_threads'
import { serveThread } from '#backend/db/serveThread.ts'
import { refreshDirectory } from '#backend/features/users/index.ts'
import { LONG_WORKS } from './longWorks.ts'

/** As backend/thread.ts, with works of the tests. */
if (parentPort === null) throw new Error('This module runs as a thread')
serveThread(parentPort, workerData, { works: LONG_WORKS, beforeCommit: refreshDirectory })
