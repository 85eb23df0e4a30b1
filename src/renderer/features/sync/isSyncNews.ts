import type { AppEvent } from '#shared/contract/index.ts'

/** True for the news that the sync, or what waits for it, changed. */
export function isSyncNews({ name }: AppEvent): boolean {
  return name === 'sync.changed'
}
