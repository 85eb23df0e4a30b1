import type { AccessReviewWords } from '../backendWords.ts'

const dateIn = (timezone: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('fr-CA', { timeZone: timezone, ...style })

export const accessReview: AccessReviewWords = {
  title: (quarter) => `Revue des accès ${quarter.replace('Q', 'T')}`,
  heads: { name: 'Nom', roles: 'Rôles', lastSeen: 'Vu le', decision: 'Décision' },
  day: (at, timezone) => dateIn(timezone, { dateStyle: 'medium' }).format(at),
  never: 'Jamais',
  ended: 'Terminé',
  kept: 'Gardé',
  changed: (roles) => `Changé, avant : ${roles === '' ? 'aucun rôle' : roles}`,
  signature: (signer, at, timezone) =>
    `Signée par ${signer} le ${dateIn(timezone, { dateStyle: 'full', timeStyle: 'short' }).format(at)} (${timezone})`,
  note: 'La personne qui a signé venait de prouver son identité. Le journal contient le SHA-256 de ce document.',
}
