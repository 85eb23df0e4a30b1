import { z } from 'zod'
import { isTooHeavy } from './weighJson.ts'

const messageSchema = z.strictObject({
  id: z.int().nonnegative(),
  route: z.string().max(200),
  input: z.unknown(),
})

/** What a page asks for over the link; the input is unchecked. */
export type LinkMessage = z.infer<typeof messageSchema>

/** Reads one text of the link; undefined where it is not one, or too heavy to look at. */
export function readLinkMessage(bytes: Buffer): LinkMessage | undefined {
  if (isTooHeavy(bytes)) return undefined
  try {
    const parsed = messageSchema.safeParse(JSON.parse(bytes.toString('utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
