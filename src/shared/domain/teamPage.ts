import { z } from 'zod'
import { TEAM_ADDRESS } from '../lib/teamAddress.ts'

/** The formats the team page is given in. */
export const TEAM_FORMATS = ['html', 'json'] as const
export type TeamFormat = (typeof TEAM_FORMATS)[number]

export type TeamPhoto = { readonly type: 'image/jpeg' | 'image/png'; readonly base64: string }

/** Somebody as the public sees them: nothing by which anybody could reach or find them elsewhere. */
export type TeamPerson = {
  readonly name: string
  readonly title: string
  readonly discipline: string
  readonly isStudent: boolean
  /** "Reg. #4562 – ST"; empty where there is none, or none is to be shown. */
  readonly registration: string
  readonly bio: string
  readonly photo: TeamPhoto | null
}

/** A clinic's team as the public sees it (product.md 24). */
export type TeamPage = {
  readonly clinic: string
  readonly intro: string
  readonly people: readonly TeamPerson[]
}

/** How it stands with the page at the hub, as this PC last heard. */
export const PUBLISH_STATES = [
  /** Nobody asked for it, or it is taken away. */
  'off',
  'published',
  /** The owner's wish is not at the hub yet: no network, or other changes go first. */
  'waiting',
  /** It is to be taken away, and the hub does not answer. */
  'withdrawing',
  'refused',
  'noHub',
] as const
export type PublishState = (typeof PUBLISH_STATES)[number]

/** Why a hub takes no page. */
export const PUBLISH_REFUSALS = ['addressTaken', 'tooLarge', 'notOffered', 'revoked', 'other'] as const
export type PublishRefusal = (typeof PUBLISH_REFUSALS)[number]

/** The last part of the page's address; empty for one that the program makes up. */
export const teamAddressSchema = z.union([
  z.literal(''),
  z.string().min(3, 'tooShort').max(60, 'tooLong').regex(TEAM_ADDRESS, 'malformed'),
])
