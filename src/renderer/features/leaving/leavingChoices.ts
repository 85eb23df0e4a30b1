import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { SESSION_CHOICES, type SessionChoice } from '#shared/domain/leaving.ts'
import { stillChanged } from '#renderer/components/changes.ts'
import { type FieldChecks, isText, isTextOrNull } from '#renderer/components/drafts.ts'

export type Preview = OutputOf<'leaving.preview'>
export type LeavingClient = Preview['clients'][number]
/** Who takes a client over, and what becomes of the sessions; null is nobody. */
export type Choice = { readonly takerId: string | null; readonly sessions: SessionChoice }

/** Everything that is chosen in "Leaving": one choice for all clients, and those that differ. */
export type LeavingChoices = {
  readonly forAll: Choice
  readonly own: Readonly<Record<string, Choice>>
  readonly managers: Readonly<Record<string, string | null>>
  readonly supervisors: Readonly<Record<string, string | null>>
}

export const NO_CHOICES: LeavingChoices = {
  forAll: { takerId: null, sessions: 'handOver' },
  own: {},
  managers: {},
  supervisors: {},
}

/** The choices as they are kept over a lock, with the names of the people in them: nobody looks these up again. */
export type LeavingDraft = LeavingChoices & { readonly names: Readonly<Record<string, string>> }

export const NO_DRAFT: LeavingDraft = { ...NO_CHOICES, names: {} }

const isRecordOf =
  <T>(is: (value: unknown) => value is T) =>
  (value: unknown): value is Readonly<Record<string, T>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(is)

const isChoice = (value: unknown): value is Choice =>
  typeof value === 'object' &&
  value !== null &&
  'takerId' in value &&
  isTextOrNull(value.takerId) &&
  'sessions' in value &&
  SESSION_CHOICES.some((one) => one === value.sessions)

/** What a kept draft must hold to be used. */
export const leavingChecks: FieldChecks<LeavingDraft> = {
  forAll: isChoice,
  own: isRecordOf(isChoice),
  managers: isRecordOf(isTextOrNull),
  supervisors: isRecordOf(isTextOrNull),
  names: isRecordOf(isText),
}

/** What of the choices is kept: names alone are none. */
export function keptOf(draft: LeavingDraft): Partial<LeavingDraft> {
  const { names, ...chosen } = stillChanged<LeavingDraft>(NO_DRAFT, draft)
  return Object.keys(chosen).length === 0 || names === undefined ? chosen : { ...chosen, names }
}

/** A choice as it works out: sessions can't go along with nobody, and stay then. */
export function worksOutAs({ takerId, sessions }: Choice): Choice {
  return takerId === null && sessions === 'handOver' ? { takerId, sessions: 'leave' } : { takerId, sessions }
}

/** What holds for one client. */
export function choiceFor(choices: LeavingChoices, clientId: string): Choice {
  return worksOutAs(choices.own[clientId] ?? choices.forAll)
}

/** By who may take over: the services of these sessions that they don't offer. Who is not in it offers all. */
export type Offers = ReadonlyMap<string, ReadonlySet<string>>
type ServiceCount = LeavingClient['services'][number]

/** The sessions of a client, by service, that have nobody to hold them with a choice as it works out. */
export function staying(
  { services }: LeavingClient,
  { takerId, sessions }: Choice,
  offers: Offers,
): readonly ServiceCount[] {
  if (sessions === 'leave') return services
  if (sessions === 'cancel' || takerId === null) return []
  const cannotOffer = offers.get(takerId)
  return services.filter(({ serviceId }) => cannotOffer?.has(serviceId) === true)
}

/** How many sessions these are together. */
export function countSessions(services: readonly ServiceCount[]): number {
  return services.reduce((sum, { sessionCount }) => sum + sessionCount, 0)
}

/** Who was chosen to take something over, each once. */
export function takersOf(choices: LeavingChoices): readonly string[] {
  const ids = [choices.forAll, ...Object.values(choices.own)].map(({ takerId }) => takerId)
  return [...new Set(ids.filter((id) => id !== null))].toSorted()
}

export type LeavingCounts = {
  readonly handed: number
  readonly nobody: number
  readonly moved: number
  readonly cancelled: number
  readonly unheld: number
}

/** What the choices come to, in clients and sessions. A discharged client has nobody and needs nobody. */
export function countChoices({ clients }: Preview, choices: LeavingChoices, offers: Offers): LeavingCounts {
  const counts = { handed: 0, nobody: 0, moved: 0, cancelled: 0, unheld: 0 }
  for (const client of clients) {
    const choice = choiceFor(choices, client.clientId)
    const { takerId, sessions } = choice
    const unheld = countSessions(staying(client, choice, offers))
    const needsNobody = takerId === null && client.status === 'discharged'
    if (client.isTreated && !needsNobody) counts[takerId === null ? 'nobody' : 'handed'] += 1
    counts.unheld += unheld
    counts[sessions === 'cancel' ? 'cancelled' : 'moved'] += client.sessionCount - unheld
  }
  return counts
}

/** The choices as the program takes them: exactly what the preview named. */
export function toInput(userId: string, preview: Preview, choices: LeavingChoices): InputOf<'leaving.leave'> {
  return {
    userId,
    clients: preview.clients.map(({ clientId }) => ({ clientId, ...choiceFor(choices, clientId) })),
    crews: preview.crews
      .filter((crew) => crew.isManaged)
      .map(({ crewId }) => ({ crewId, managerId: choices.managers[crewId] ?? null })),
    students: preview.students.map((student) => ({
      userId: student.userId,
      supervisorId: choices.supervisors[student.userId] ?? null,
    })),
  }
}
