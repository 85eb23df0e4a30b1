import {
  IconCalendarWeek,
  IconAddressBook,
  IconChartBar,
  IconFileTime,
  IconGitMerge,
  IconHistory,
  IconHome,
  IconSettings,
  IconStethoscope,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { MENU, menuFor, type MenuEntry, type PageId } from '#shared/domain/menu.ts'
import type { HeldRights } from '#shared/domain/rights.ts'

export type { PageId } from '#shared/domain/menu.ts'

const ICONS: Readonly<Record<PageId, typeof IconHome>> = {
  home: IconHome,
  sessions: IconCalendarWeek,
  clients: IconAddressBook,
  users: IconUsers,
  timesheets: IconFileTime,
  reports: IconChartBar,
  crews: IconUsersGroup,
  review: IconGitMerge,
  settings: IconSettings,
  services: IconStethoscope,
  logs: IconHistory,
}

const toPage = ({ page, group }: MenuEntry) => ({ id: page, group, icon: ICONS[page] })

/** Every page, in the order of the navigation. A new one has its line in `#shared/domain/menu.ts`, its icon here. */
export const PAGES = MENU.map(toPage)
export const PAGE_IDS: readonly PageId[] = PAGES.map(({ id }) => id)

/** The pages that these rights open. */
export function pagesFor(rights: HeldRights): typeof PAGES {
  return menuFor(rights).map(toPage)
}
