import { foreignCharacters, groupRecoveryKey, plainRecoveryKey } from './recoveryKeyText.ts'

/** 58 characters of the clinic and the secret, and 6 that check them with the address. */
export const JOIN_CODE_CHARACTERS = 64

/** A code for a new PC as it was typed or scanned: the hub's address, a stroke, and the groups without their dashes. */
export type JoinText = { readonly address: string; readonly plain: string }

/** Takes a code apart: any blanks and line ends fall away. The address is empty where none was typed. */
export function readJoinText(typed: string): JoinText {
  const text = typed.replace(/\s/gu, '')
  const stroke = text.lastIndexOf('/')
  if (stroke < 0) return { address: '', plain: plainRecoveryKey(text) }
  return { address: text.slice(0, stroke), plain: plainRecoveryKey(text.slice(stroke + 1)) }
}

/** A code as it is shown: the address, a stroke, and groups of four. */
export function writeJoinText({ address, plain }: JoinText): string {
  return `${address}/${groupRecoveryKey(plain)}`
}

/** True for a code that may be sent: address and every character are there, and none that no code holds. */
export function isWholeJoinCode(typed: string): boolean {
  const { address, plain } = readJoinText(typed)
  return address !== '' && plain.length === JOIN_CODE_CHARACTERS && foreignCharacters(plain).length === 0
}
