import { create } from 'zustand'
import type { InputOf, OutputOf, FailureOf } from '#shared/contract/index.ts'
import { request } from '#renderer/transport/client.ts'

type SessionState = OutputOf<'session.get'>
type Made =
  | { readonly ok: true; readonly session: SessionState | null }
  | { readonly ok: false; readonly error: FailureOf<'setup.createClinic'> }

type FirstRun = {
  /** True while a clinic is being made. */
  readonly isSettingUp: boolean
  /** A recovery key that was just made and is shown once; null else. */
  readonly recoveryKey: string | null
  /** True while that key is of a PC that has just joined: nobody is signed in then. */
  readonly hasJoined: boolean
}

/** What the first run holds between its screens; the recovery key is kept nowhere else on the screen's side. */
export const useFirstRun = create<FirstRun>()(() => ({
  isSettingUp: false,
  recoveryKey: null,
  hasJoined: false,
}))

/** Shows a recovery key that was just made. */
export function showSheet(recoveryKey: string): void {
  useFirstRun.setState({ recoveryKey })
}

/** Forgets the recovery key: the sheet was confirmed, put off, or its owner left. */
export function closeSheet(): void {
  useFirstRun.setState({ recoveryKey: null, hasJoined: false })
}

/** Makes the clinic, signs its owner in and shows the recovery sheet. */
export async function createClinic(input: InputOf<'setup.createClinic'>): Promise<Made> {
  useFirstRun.setState({ isSettingUp: true })
  const made = await request('setup.createClinic', input)
  if (!made.ok) {
    useFirstRun.setState({ isSettingUp: false })
    return { ok: false, error: made.error }
  }
  const { email, password } = input.owner
  const before = await request('session.get', {})
  const signedIn =
    before.ok && before.data.state === 'active'
      ? before
      : await request('identity.signIn', { email, password })
  useFirstRun.setState({ isSettingUp: false, recoveryKey: made.data.recoveryKey })
  return { ok: true, session: signedIn.ok ? signedIn.data : null }
}

/** Joins a clinic; the sheet of this PC shows then. @returns what hindered; undefined where nothing did */
export async function joinClinic(
  input: InputOf<'setup.joinClinic'>,
): Promise<FailureOf<'setup.joinClinic'> | undefined> {
  useFirstRun.setState({ isSettingUp: true })
  const joined = await request('setup.joinClinic', input)
  useFirstRun.setState({
    isSettingUp: false,
    ...(joined.ok ? { recoveryKey: joined.data.recoveryKey, hasJoined: true } : {}),
  })
  return joined.ok ? undefined : joined.error
}
