/** How often this PC makes a backup by itself. */
export const BACKUP_SCHEDULES = ['hourly', 'daily', 'off'] as const
export type BackupSchedule = (typeof BACKUP_SCHEDULES)[number]

/** The steps of making one. */
export const BACKUP_STEPS = ['copying', 'hashing', 'checking', 'done'] as const
export type BackupStep = (typeof BACKUP_STEPS)[number]

/** Why a backup can't take the place of the data. */
export const BACKUP_PROBLEMS = ['incomplete', 'forged', 'changed', 'damaged', 'newer'] as const
export type BackupProblem = (typeof BACKUP_PROBLEMS)[number]

/** Why no backup was made. `unsound`: the copy was not what was stored, and nothing took the place of an older one. */
export const BACKUP_FAILURES = ['diskFull', 'noAccess', 'damaged', 'unsound', 'unknown'] as const
export type BackupFailure = (typeof BACKUP_FAILURES)[number]

const HOUR = 3_600_000
const INTERVALS: Readonly<Record<BackupSchedule, number>> = {
  hourly: HOUR,
  daily: 24 * HOUR,
  off: Number.POSITIVE_INFINITY,
}

/** Whether it is time for the next one; a clock that went back behind the last one makes it time. */
export function isBackupDue(schedule: BackupSchedule, lastMadeAt: number | null, now: number): boolean {
  if (schedule === 'off') return false
  return lastMadeAt === null || now < lastMadeAt || now - lastMadeAt >= INTERVALS[schedule]
}

/** How long there may be no backup before the owners are told. */
export const BACKUP_PATIENCE_MS = 72 * HOUR
