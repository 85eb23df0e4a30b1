import { request } from '#renderer/transport/client.ts'

/** For each field of a form, the check that a value read back from a draft really is one of that field. */
export type FieldChecks<T> = { readonly [K in keyof T]: (value: unknown) => value is T[K] }
/** What somebody had typed and not saved: the touched fields only. `savedAt` in milliseconds since 1970. */
export type Draft<T> = { readonly changes: Partial<T>; readonly savedAt: number }

/** What fields of a draft hold, most of them. */
export const isText = (value: unknown): value is string => typeof value === 'string'
export const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value)
export const isNumberOrNull = (value: unknown): value is number | null =>
  value === null || typeof value === 'number'
export const isYesOrNo = (value: unknown): value is boolean => typeof value === 'boolean'

export const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The touched fields of a stored draft; undefined where any of it is not what the form holds today. */
export function parseDraft<T extends object>(text: string, checks: FieldChecks<T>): Partial<T> | undefined {
  const stored = parseJson(text)
  if (!isRecord(stored)) return undefined
  if (Object.keys(stored).some((name) => !Object.hasOwn(checks, name))) return undefined
  const changes: Partial<T> = {}
  for (const name in checks) {
    if (!Object.hasOwn(stored, name)) continue
    const value = stored[name]
    if (!checks[name](value)) return undefined
    changes[name] = value
  }
  return Object.keys(changes).length === 0 ? undefined : changes
}

/** The draft under this key, or undefined where there is none that can be used. */
export async function readDraft<T extends object>(
  key: string,
  checks: FieldChecks<T>,
): Promise<Draft<T> | undefined> {
  const listed = await request('drafts.list', {})
  const stored = listed.ok ? listed.data.drafts.find((draft) => draft.key === key) : undefined
  if (stored === undefined) return undefined
  const changes = parseDraft(stored.value, checks)
  return changes === undefined ? undefined : { changes, savedAt: stored.savedAt }
}

/** Keeps the touched fields of a form, or drops its draft where nothing is touched. */
export async function keepDraft<T extends object>(key: string, changes: Partial<T>): Promise<void> {
  const value = Object.keys(changes).length === 0 ? null : JSON.stringify(changes)
  await request('drafts.save', { key, value })
}
