import { z } from 'zod'

/** Controls, line breaks included, and lone surrogates. */
const CONTROL = /[\p{Cc}\p{Cs}]/u
const CONTROL_BUT_LINES = /[^\P{Cc}\n\r\t]|\p{Cs}/u
/**
 * What can't be seen and changes what a neighbour looks like: bidi controls, zero-width blanks, byte order marks,
 * tags. ZWJ and ZWNJ (U+200C, U+200D) stay: Persian and emoji are written with them.
 */
const HIDDEN =
  /[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u

/** True where one line of text hides something: controls, bidi overrides, zero-width blanks, lone surrogates. */
export function hasHiddenCharacters(text: string): boolean {
  return CONTROL.test(text) || HIDDEN.test(text)
}

/** One line of text as people type it: trimmed, NFC, nothing hidden, at most `max` characters; may be empty. */
export const lineSchema = (max: number): z.ZodType<string, string> =>
  z
    .string('required')
    .max(max * 4, 'tooLong')
    .refine((text) => !hasHiddenCharacters(text), 'hiddenCharacters')
    .overwrite((text) => text.normalize('NFC').trim())
    .max(max, 'tooLong')

/** One line that must not be empty. */
export const requiredLineSchema = (max: number): z.ZodType<string, string> =>
  lineSchema(max).refine((text) => text.length > 0, 'required')

/** A staff ID as it is typed: what looks the same is the same, so blanks in it are one blank each (product.md 15). */
export const optionalStaffIdSchema: z.ZodType<string, string> = lineSchema(40).overwrite((text) =>
  text.replace(/\s+/gu, ' '),
)

/** A staff ID that somebody is given. */
export const staffIdSchema: z.ZodType<string, string> = optionalStaffIdSchema.refine(
  (text) => text.length > 0,
  'required',
)

/** Several lines of text; line breaks and tabs stay. */
export const paragraphSchema = (max: number): z.ZodType<string, string> =>
  z
    .string('required')
    .max(max, 'tooLong')
    .refine((text) => !CONTROL_BUT_LINES.test(text) && !HIDDEN.test(text), 'hiddenCharacters')
    .overwrite((text) => text.normalize('NFC').trim())

const EMAIL = /^[^\s@<>()[\]\\,;:"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}$/u

/** True for an address that mail can be sent to: one @, a dotted domain, no blanks, at most 254 characters. */
export function isEmail(text: string): boolean {
  const local = text.slice(0, text.lastIndexOf('@'))
  return (
    text.length <= 254 &&
    local.length <= 64 &&
    !local.startsWith('.') &&
    !local.endsWith('.') &&
    !local.includes('..') &&
    EMAIL.test(text)
  )
}

/** An e-mail address; empty allowed, so that "none" needs no second shape. */
export const optionalEmailSchema: z.ZodType<string, string> = lineSchema(254).refine(
  (text) => text === '' || isEmail(text),
  'malformed',
)
export const requiredEmailSchema: z.ZodType<string, string> = requiredLineSchema(254).refine(
  isEmail,
  'malformed',
)

/** A phone number as written, with at least 3 digits; empty allowed. */
export const optionalPhoneSchema: z.ZodType<string, string> = lineSchema(40).refine(
  (text) => text === '' || (/^[0-9+()./\- x#*]+$/i.test(text) && text.replace(/[^0-9]/g, '').length >= 3),
  'malformed',
)

/** A date without time, `YYYY-MM-DD`, that exists in the calendar. */
export const dateSchema: z.ZodType<string, string> = z.string('required').refine((text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}, 'notADate')
