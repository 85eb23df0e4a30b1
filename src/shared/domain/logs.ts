import { workIdSchema, type WorkId } from './ids.ts'

/** What the log can be narrowed to. An act belongs to each kind that one of its entries belongs to. */
export const LOG_KINDS = ['changes', 'signIns', 'views', 'searches', 'exports', 'refusals'] as const
export type LogKind = (typeof LOG_KINDS)[number]

/**
 * How the chain of entries can be broken. `changed`: an entry does not fit its own seal · `missing`: entries are gone
 * before this one · `moved`: an entry does not follow on the one before · `cutOff`: entries that were known are gone
 * from the end · `rewritten`: the chain fits, but is not the one that was noted or checked before.
 */
export const CHAIN_DAMAGES = ['changed', 'missing', 'moved', 'cutOff', 'rewritten'] as const
export type ChainDamage = (typeof CHAIN_DAMAGES)[number]

/** The work that `work.progress` speaks of while the chain is checked; one check runs at a time. */
export const CHAIN_CHECK: WorkId = workIdSchema.parse('00000000-0000-7000-8000-00000000c4a1')
