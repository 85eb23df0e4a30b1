import type { AppEvent } from '#shared/contract/index.ts'

/** True for the news that the queue changed. */
export function isMailNews({ name }: AppEvent): boolean {
  return name === 'mail.changed'
}
