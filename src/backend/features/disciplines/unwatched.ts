import type { Watch } from '../../db/longWork.ts'

/** Nobody follows or ends it from a screen; closing the clinic does. */
export const unwatched = (): Watch => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
})
