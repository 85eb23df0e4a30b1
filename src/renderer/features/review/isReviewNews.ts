import type { AppEvent } from '#shared/contract/index.ts'

/** True for the news after which other things may be to review. */
export function isReviewNews({ name }: AppEvent): boolean {
  return name === 'sync.changed' || name === 'users.changed' || name === 'clinic.changed'
}
