/** What owners are told of at once, on Home and by mail. */
export const ALERT_KINDS = [
  'emergencyAccess',
  'bulkReading',
  'logDamaged',
  'lockedOut',
  'pcWentBack',
  'hubWentBack',
  'backupMissing',
  /** Something that comes as another PC's can't be taken, and holds up everything after it. */
  'pcNotHeard',
  /** Of a PC that was taken out, something from before that nobody can read. */
  'changesLost',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]
/** All but what each PC says for itself: as many mails as there are PCs would say the same. */
export type MailedAlert = Exclude<AlertKind, 'pcNotHeard'>
