export { COMMON_CODES, ERROR_DATA, FIELD_PROBLEMS } from './codes.ts'
export type { AppFailure, CommonCode, ErrorCode, ErrorData, FieldProblem } from './codes.ts'
export { fail, ok } from './result.ts'
export type { Failed, Result } from './result.ts'
