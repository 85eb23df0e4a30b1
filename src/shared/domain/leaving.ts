/**
 * What becomes of the future sessions with a client whose practitioner leaves. `handOver`: they go to whoever takes
 * the client over · `cancel`: they are cancelled · `leave`: they stay as they are, with nobody to hold them.
 */
export const SESSION_CHOICES = ['handOver', 'cancel', 'leave'] as const
export type SessionChoice = (typeof SESSION_CHOICES)[number]
