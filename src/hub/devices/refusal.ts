import { HUB_ERRORS, type HubError } from '#shared/protocol/errors.ts'

/** The last set that the hub has of a PC. */
export type LastSet = { readonly deviceEpoch: number; readonly n: number; readonly hash: string }

/** What a PC is told instead of what it asked for. Thrown inside a transaction, it undoes it. */
export class Refusal extends Error {
  readonly code: HubError
  readonly last: LastSet | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: HubError, more: { last?: LastSet; retryAfterSeconds?: number } = {}) {
    super(code)
    this.code = code
    this.last = more.last
    this.retryAfterSeconds = more.retryAfterSeconds
  }

  get status(): number {
    return HUB_ERRORS[this.code]
  }
}
