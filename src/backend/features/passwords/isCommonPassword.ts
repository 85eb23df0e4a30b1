import { foldText } from '#shared/lib/fold.ts'

/** Letters of the parts of a password made of two: shorter ones would be found in anything. */
const SHORTEST_PART = 3
/** From so many words on, it is a sentence, which is what people are asked for. */
const WORDS_OF_A_SENTENCE = 3

const SEPARATORS = /[\s\p{P}\p{S}]+/gu
const TAIL = /[\d\s\p{P}\p{S}]+$/u
const HEAD = /^[\d\s\p{P}\p{S}]+/u

/** The shortest text that gives this one when repeated, the last time perhaps not to its end: "abcabca" gives "abc". */
function unitOf(text: string): string {
  // The usual table of borders: its last value is the longest start that is an end too.
  const borders = [0]
  for (let at = 1, length = 0; at < text.length; at += 1) {
    while (length > 0 && text[at] !== text[length]) length = borders[length - 1] ?? 0
    if (text[at] === text[length]) length += 1
    borders[at] = length
  }
  return text.slice(0, text.length - (borders.at(-1) ?? 0))
}

/** True where each sign follows the one before in the alphabet or the digits, up or down: "abcdef", "9876543210987". */
function isRun(text: string): boolean {
  const steps = new Set<number>()
  for (let at = 1; at < text.length; at += 1) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1)
    // After 9 comes 0, and before 0 comes 9.
    steps.add(Math.abs(step) === 9 && /^\d\d$/.test(text.slice(at - 1, at + 1)) ? -Math.sign(step) : step)
  }
  const [step] = steps
  return steps.size === 1 && (step === 1 || step === -1)
}

function isTwoParts(text: string, entries: ReadonlySet<string>): boolean {
  const isPart = (part: string): boolean => entries.has(part) || isRun(part)
  for (let at = SHORTEST_PART; at <= text.length - SHORTEST_PART; at += 1) {
    if (isPart(text.slice(0, at)) && isPart(text.slice(at))) return true
  }
  return false
}

/**
 * True where a password is one of those that are guessed first, or made of one in a way that guessing programs try
 * right after: other letter case or accents, digits and punctuation around it, repeated, an alphabet or a row of
 * digits, two of these in a row. The list alone has few entries of 15 characters and more; what people who must
 * have 15 really choose is made of short ones, so composing is judged here and not listed.
 * A sentence of three words and more is never held to be two entries.
 * @param entries folded, as commonPasswords gives them
 */
export function isCommonPassword(password: string, entries: ReadonlySet<string>): boolean {
  const folded = foldText(password)
  const joined = folded.replace(SEPARATORS, '')
  const bare = folded.replace(TAIL, '').replace(HEAD, '')
  const words = bare.split(SEPARATORS).length
  const bareJoined = joined.replace(TAIL, '').replace(HEAD, '')
  const whole = [folded, joined, folded.replace(TAIL, ''), bare, bareJoined]
  const units = whole.flatMap((text) => [unitOf(text), unitOf(text).replace(TAIL, '')])
  if ([...whole, ...units].some((text) => text !== '' && (entries.has(text) || isRun(text)))) return true
  return words < WORDS_OF_A_SENTENCE && [folded, joined, bareJoined].some((text) => isTwoParts(text, entries))
}
