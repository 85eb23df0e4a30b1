import type { Answer, RouteName } from '#shared/contract/index.ts'

/** What a request is answered with while nothing reaches the program. */
export const LINK_LOST: unknown = { ok: false, error: { code: 'LINK_LOST', data: {} } }

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/**
 * Whether a value has the shape of an answer. What it holds is not checked again: the other end is the same program
 * and checks every answer against the contract before it sends.
 */
function isAnswer<N extends RouteName>(value: unknown): value is Answer<N> {
  return isObject(value) && typeof value['ok'] === 'boolean'
}

/** The answer to a route, or LINK_LOST where the other end sent something else. */
export function toAnswer<N extends RouteName>(value: unknown): Answer<N> {
  if (isAnswer<N>(value)) return value
  if (isAnswer<N>(LINK_LOST)) return LINK_LOST
  throw new Error('LINK_LOST must be an answer')
}
