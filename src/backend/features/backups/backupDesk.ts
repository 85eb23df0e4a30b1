import type { BackupStep } from '#shared/domain/backups.ts'

/** The one backup under way in a running program, and the folder that was looked into on a new PC. */
export type BackupDesk = {
  running: { step: BackupStep; readonly cancelling: AbortController } | undefined
  /** Where `backups.find` looked: the restore that follows takes a name from there, and no path. */
  foundIn: string | undefined
}

const desks = new WeakMap<object, BackupDesk>()

/** The desk of a running program, which lives as long as its book of sessions. */
export function backupDeskOf({ sessions }: { readonly sessions: object }): BackupDesk {
  const desk = desks.get(sessions) ?? { running: undefined, foundIn: undefined }
  desks.set(sessions, desk)
  return desk
}
