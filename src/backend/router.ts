import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { contract, type Route, type RouteName } from '#shared/contract/index.ts'
import { COMMON_CODES, FIELD_PROBLEMS, fail, type Failed, type FieldProblem } from '#shared/errors/index.ts'
import { RIGHTS, type Right, type Scope } from '#shared/domain/rights.ts'
import { isJsonValue } from '#shared/lib/json.ts'
import type { AuditTrail } from './audit/auditTrail.ts'
import { isLoggedRefusal, noteRefusal } from './audit/noteRefusal.ts'
import type { ActorCall, BareCall, ClinicCall, Handlers } from './call.ts'
import { codeOf, problemOf } from './db/openProblem.ts'
import { findActorNow } from './features/identity/index.ts'
import { hasFactor } from './features/mfa/index.ts'
import type { Envelope } from './ports.ts'
import type { ReadingGuard } from './readingGuard.ts'

const MOST_CHARACTERS = 256 * 1024

const isRoute = (name: string): name is RouteName => Object.hasOwn(contract, name)
const isRight = (access: string): access is Right => Object.hasOwn(RIGHTS, access)
const isProblem = (text: string): text is FieldProblem => FIELD_PROBLEMS.some((problem) => problem === text)

/** What is wrong with which field: schemas name the problem as their message, anything else is `invalid`. */
function fieldsOf(error: z.ZodError): Record<string, FieldProblem> {
  const fields: Record<string, FieldProblem> = {}
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.')
    if (!Object.hasOwn(fields, path)) fields[path] = isProblem(issue.message) ? issue.message : 'invalid'
  }
  return fields
}

/** A rough count of characters that stops at the limit, so that a huge input costs no more than a large one. */
function isWithin(value: unknown, limit: number): boolean {
  let left = limit
  const walk = (item: unknown, depth: number): boolean => {
    if (depth > 16) return false
    left -= typeof item === 'string' ? item.length : 8
    if (left < 0) return false
    if (Array.isArray(item)) return item.every((one) => walk(one, depth + 1))
    if (typeof item === 'object' && item !== null) {
      for (const key in item) {
        left -= key.length
        if (!walk(Reflect.get(item, key), depth + 1)) return false
      }
    }
    return true
  }
  return walk(value, 0)
}

type RefusalCode =
  | 'WRONG_STAGE'
  | 'NOT_SIGNED_IN'
  | 'LOCKED'
  | 'MUST_CHANGE_PASSWORD'
  | 'MUST_ENROL_MFA'
  | 'REAUTH_NEEDED'
  | 'FORBIDDEN'
type Admission = { readonly call: BareCall } | { readonly refusal: Failed<RefusalCode> }

/** Whether this seat may make this call now; the call then knows the clinic, the person and the right's reach. */
async function admit(call: BareCall, route: Route): Promise<Admission> {
  const { access } = route
  const now = call.stage.now()
  if (access === 'anyone') return { call }
  if (access === 'firstRun' || access === 'recovery' || access === 'passwordNeeded') {
    return now.stage === access ? { call } : { refusal: fail('WRONG_STAGE', { stage: now.stage }) }
  }
  if (now.stage !== 'open') return { refusal: fail('WRONG_STAGE', { stage: now.stage }) }
  const clinicCall: ClinicCall = { ...call, db: now.db }
  const isEmergency = call.sessions.emergencyAt(call.seat) !== undefined
  if (access === 'emergency' || isEmergency)
    return access === 'emergency' && isEmergency
      ? { call: clinicCall }
      : { refusal: fail('NOT_SIGNED_IN', {}) }
  if (access === 'signedOut') return { call: clinicCall }
  const session = call.sessions.find(call.seat)
  if (access === 'needsCode' || session?.state === 'needsCode')
    return access === 'needsCode' && session?.state === 'needsCode'
      ? { call: clinicCall }
      : { refusal: fail('NOT_SIGNED_IN', {}) }
  const actor = session === undefined ? undefined : await findActorNow(now.db, session.userId)
  if (session === undefined || actor === undefined) return { refusal: fail('NOT_SIGNED_IN', {}) }
  const actorCall: ActorCall = { ...clinicCall, actor, scope: 'own' }
  if (access === 'lockedOrSignedIn') return { call: actorCall }
  if (session.state === 'locked') return { refusal: fail('LOCKED', {}) }
  if (access === 'mustChangePassword') return { call: actorCall }
  if (session.state === 'mustChangePassword') return { refusal: fail('MUST_CHANGE_PASSWORD', {}) }
  if (access === 'mustEnrolMfa') return await admitFresh(actorCall, route)
  if (session.state === 'mustEnrolMfa') return { refusal: fail('MUST_ENROL_MFA', {}) }
  if (!isRight(access)) return await admitFresh(actorCall, route)
  const scope: Scope | undefined = actor.rights[access]
  return scope === undefined
    ? { refusal: fail('FORBIDDEN', {}) }
    : await admitFresh(withScope(actorCall, scope), route)
}

/** Sensitive routes are for people who proved lately who they are (security.md A12). */
async function admitFresh(call: ActorCall, { isFresh }: Route): Promise<Admission> {
  if (isFresh !== true || call.sessions.isFresh(call.seat)) return { call }
  return { refusal: fail('REAUTH_NEEDED', { needsCode: await hasFactor(call.db.read, call.actor.userId) }) }
}

function withScope(call: ActorCall, scope: Scope): ActorCall {
  return { ...call, scope }
}

/** A thrown error as an answer: a reference that the local log has too, and nothing of the error itself. */
function answerThrown(call: BareCall, route: string, error: unknown): Envelope {
  const reference = randomBytes(4).toString('hex').toUpperCase()
  const kind = error instanceof Error ? error.name : typeof error
  const code = codeOf(error)
  const where =
    error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6).join(' ').replace(/\s+/g, ' ') : ''
  call.ports.log({
    level: 'error',
    code: 'route.failed',
    detail: { reference, route, kind, sqlite: code, where },
  })
  // Whether one page or more can't be read, and what to do, is for the recovery screen to say.
  if (/^SQLITE_(?:CORRUPT|NOTADB|IOERR)/.test(code)) void call.stage.suspectDamage().catch(() => undefined)
  return problemOf(error) === 'diskFull' ? fail('DISK_FULL', {}) : fail('INTERNAL', { reference })
}

/**
 * The one way in (design.md 1): route, session, rights, schema, use case, envelope. It knows no transport and never
 * rejects.
 */
export function createRouter(
  handlers: Handlers,
  options: { readonly checksAnswers: boolean; readonly trail: AuditTrail; readonly reading: ReadingGuard },
): (call: BareCall, routeName: string, input: unknown) => Promise<Envelope> {
  return async (call, routeName, input) => {
    if (!isRoute(routeName)) return fail('UNKNOWN_ROUTE', {})
    const route: Route = contract[routeName]
    try {
      const admitted = await admit(call, route)
      if ('refusal' in admitted) {
        if (admitted.refusal.error.code === 'FORBIDDEN') await noteRefusal(call, routeName, input)
        return admitted.refusal
      }
      if (!isWithin(input, route.maxInput ?? MOST_CHARACTERS))
        return fail('BAD_INPUT', { fields: { '': 'tooLong' } })
      const parsed = route.input.safeParse(input)
      if (!parsed.success) return fail('BAD_INPUT', { fields: fieldsOf(parsed.error) })
      const stopped = await options.reading(admitted.call, route, parsed.data)
      if (stopped !== undefined) return stopped
      // The table has one handler per route, each typed by the same name: the one boundary where that is taken on trust.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const handler = handlers[routeName] as (call: BareCall, input: unknown) => Promise<Envelope>
      const answer = await handler(admitted.call, parsed.data)
      if (!answer.ok && isLoggedRefusal(answer.error.code)) await noteRefusal(call, routeName, parsed.data)
      await options.trail.noteAnswer(call, routeName, parsed.data, answer)
      if (options.checksAnswers) checkAnswer(routeName, route, answer)
      return answer
    } catch (error) {
      return answerThrown(call, routeName, error)
    }
  }
}

const isPlain = (value: unknown): boolean => isJsonValue(value)

/** In tests and development: what a route promises is what it gives, and JSON carries it. */
function checkAnswer(name: RouteName, route: Route, answer: Envelope): void {
  if (!isPlain(answer)) throw new Error(`The answer of ${name} is not plain JSON`)
  if (answer.ok) route.output.parse(answer.data)
  else if (
    !route.errors.includes(answer.error.code) &&
    !COMMON_CODES.some((code) => code === answer.error.code)
  ) {
    throw new Error(`${name} answers ${answer.error.code}, which its route does not list`)
  }
}
