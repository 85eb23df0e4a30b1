import { create } from 'zustand'
import { isObject } from './answers.ts'

/** The one open question "Confirm it's you"; null while nobody asks. */
type Reauth = { readonly asking: { readonly needsCode: boolean } | null }

export const useReauth = create<Reauth>()(() => ({ asking: null }))

let waiting: Promise<boolean> | undefined
let answer: ((isConfirmed: boolean) => void) | undefined

/** What an answer wants to be shown first; undefined for every answer but `REAUTH_NEEDED`. */
export function wantedProof(answer: unknown): { readonly needsCode: boolean } | undefined {
  if (!isObject(answer) || answer['ok'] !== false || !isObject(answer['error'])) return undefined
  const { code, data } = answer['error']
  if (code !== 'REAUTH_NEEDED' || !isObject(data)) return undefined
  return { needsCode: data['needsCode'] === true }
}

/**
 * Asks the person at the desk to prove who they are. Requests that need it at the same time share one question.
 * @returns true once they did, false where they would not
 */
export function askForProof(needsCode: boolean): Promise<boolean> {
  waiting ??= new Promise((resolve) => {
    answer = resolve
    useReauth.setState({ asking: { needsCode } })
  })
  return waiting
}

/** What the question's buttons call; also what closes it when the desk is locked or left. */
export function answerProof(isConfirmed: boolean): void {
  const tell = answer
  waiting = undefined
  answer = undefined
  if (useReauth.getState().asking !== null) useReauth.setState({ asking: null })
  tell?.(isConfirmed)
}
