/** The lists of names that owners keep in Settings, and that people and services refer to (product.md 26). */
export const NAME_LISTS = ['disciplines', 'compensationTiers'] as const
export type NameListKind = (typeof NAME_LISTS)[number]
