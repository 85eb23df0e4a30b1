import { create } from 'zustand'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import type { UserRow } from '../usersStore.ts'

type SignInMenuState = {
  /** Whose menu is open; null while none is. */
  readonly row: UserRow | null
  /** The badge it hangs at, in pixels of the window; kept while the menu fades out. */
  readonly at: {
    readonly top: number
    readonly left: number
    readonly width: number
    readonly height: number
  }
}

/** The one menu of all sign-in badges: a list of 100,000 needs no more than one. */
export const useSignInMenu = create<SignInMenuState>()(() => ({
  row: null,
  at: { top: 0, left: 0, width: 0, height: 0 },
}))
forgetOnLeave(useSignInMenu)

/** Opens the menu of a row at its badge; a second press closes it. */
export function toggleSignInMenu(row: UserRow, badge: HTMLElement): void {
  if (useSignInMenu.getState().row?.userId === row.userId) return closeSignInMenu()
  const { top, left, width, height } = badge.getBoundingClientRect()
  useSignInMenu.setState({ row, at: { top, left, width, height } })
}

export function closeSignInMenu(): void {
  useSignInMenu.setState({ row: null })
}
