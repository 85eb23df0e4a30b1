/** What a person can be told by e-mail (product.md 17). */
export const NOTIFICATION_TOPICS = [
  'appointmentCreated',
  'appointmentChanged',
  'appointmentCancelled',
  'clientAssigned',
  'clientTaken',
  'timesheetSubmitted',
  'timesheetApproved',
  'timesheetDenied',
  'endingSoon',
  'accountSecurity',
] as const
export type NotificationTopic = (typeof NOTIFICATION_TOPICS)[number]

/** True for mail that nobody else can switch off for a person. */
export function isOwnChoiceOnly(topic: NotificationTopic): boolean {
  return topic === 'accountSecurity'
}
