import type { AppFailure, ErrorCode, ErrorData } from './codes.ts'

/** What a route or a use case gives back: data, or an error that a person can cause. It never rejects for those. */
export type Result<T, C extends ErrorCode = ErrorCode> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: AppFailure<C> }

export type Failed<C extends ErrorCode> = { readonly ok: false; readonly error: AppFailure<C> }

/** A success with its data. */
export function ok<T>(data: T): { readonly ok: true; readonly data: T } {
  return { ok: true, data }
}

/** A failure that a person can cause: a code of the listed set with the data of that code. */
export function fail<C extends ErrorCode>(code: C, data: ErrorData<C>): Failed<C> {
  return { ok: false, error: { code, data } }
}
