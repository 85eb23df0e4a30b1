import { randomUUID } from 'node:crypto'
import type { LogEntry } from '#backend/sync/change.ts'

/** An entry of another PC's log as its program would write it, but for what is given. */
export const logEntry = (more: Partial<LogEntry> = {}): LogEntry => ({
  id: randomUUID(),
  seq: 1,
  at: 1,
  actorId: null,
  actId: randomUUID(),
  verb: 'user.viewed',
  outcome: 'done',
  table: null,
  rowId: null,
  aboutUserId: null,
  aboutClientId: null,
  before: null,
  after: null,
  ...more,
})
