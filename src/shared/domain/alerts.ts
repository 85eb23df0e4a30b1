/** What owners are told of at once, on Home and by mail. */
export const ALERT_KINDS = [
  'emergencyAccess',
  'bulkReading',
  'logDamaged',
  'lockedOut',
  'pcWentBack',
  'hubWentBack',
  'backupMissing',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]
