import type { HeldRights, Right } from './rights.ts'

/** The three groups of the navigation (product.md 2). */
export const MENU_GROUPS = ['office', 'management', 'practice'] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]

/** Every entry of the navigation, in its order, with the right that opens it. */
export const MENU = [
  { page: 'home', group: 'office', right: 'home.open' },
  { page: 'clients', group: 'office', right: 'clients.view' },
  { page: 'sessions', group: 'office', right: 'sessions.view' },
  { page: 'users', group: 'management', right: 'users.list' },
  { page: 'crews', group: 'management', right: 'crews.view' },
  { page: 'timesheets', group: 'management', right: 'timesheets.own' },
  { page: 'reports', group: 'management', right: 'reports.view' },
  { page: 'review', group: 'management', right: 'users.list' },
  { page: 'settings', group: 'practice', right: 'settings.edit' },
  { page: 'services', group: 'practice', right: 'services.edit' },
  { page: 'logs', group: 'practice', right: 'logs.view' },
] as const satisfies readonly { readonly page: string; readonly group: MenuGroup; readonly right: Right }[]

export type MenuEntry = (typeof MENU)[number]
/** The page that an entry opens. */
export type PageId = MenuEntry['page']

/** The entries that these rights open: what somebody sees at the left. */
export function menuFor(rights: HeldRights): readonly MenuEntry[] {
  return MENU.filter(({ right }) => rights[right] !== undefined)
}
