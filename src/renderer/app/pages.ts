import { IconHome, IconSettings, IconUsers } from '@tabler/icons-react'
import type { HeldRights, Right } from '#shared/domain/rights.ts'
import type { frameText } from '#renderer/text/frame.ts'

export const PAGE_IDS = ['home', 'users', 'settings'] as const
export type PageId = (typeof PAGE_IDS)[number]

type Page = {
  readonly id: PageId
  readonly group: keyof typeof frameText.groups
  readonly right: Right
  readonly icon: typeof IconHome
}

/** Every page, in the order of the navigation. */
export const PAGES: readonly Page[] = [
  { id: 'home', group: 'office', right: 'home.open', icon: IconHome },
  { id: 'users', group: 'management', right: 'users.list', icon: IconUsers },
  { id: 'settings', group: 'practice', right: 'settings.edit', icon: IconSettings },
]

/** The pages that these rights open. */
export function pagesFor(rights: HeldRights): readonly Page[] {
  return PAGES.filter((page) => rights[page.right] !== undefined)
}
