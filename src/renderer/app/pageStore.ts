import { create } from 'zustand'
import { forgetOnLeave } from '#renderer/components/forgetOnLeave.ts'
import { askToDiscard, hasUnsaved } from '#renderer/components/unsavedChanges.ts'
import { PAGE_IDS, type PageId } from './pages.ts'

/** Which page shows, and which section of it was asked for. */
export const usePage = create<{ readonly page: PageId; readonly section: string | null }>()(() => ({
  page: 'home',
  section: null,
}))
forgetOnLeave(usePage)

/** Shows a page; asks first where something typed is not saved. Back and forward of the browser come here too. */
export async function goToPage(page: PageId, section: string | null = null): Promise<void> {
  if (hasUnsaved() && !(await askToDiscard())) return
  if (usePage.getState().page !== page) history.pushState({ page }, '')
  usePage.setState({ page, section })
}

function pageOf(state: unknown): PageId {
  const wanted: unknown =
    typeof state === 'object' && state !== null && 'page' in state ? state.page : undefined
  return PAGE_IDS.find((id) => id === wanted) ?? 'home'
}

async function followHistory(state: unknown): Promise<void> {
  const before = usePage.getState().page
  if (hasUnsaved() && !(await askToDiscard())) history.pushState({ page: before }, '')
  else usePage.setState({ page: pageOf(state), section: null })
}

/**
 * Follows back and forward of the browser.
 * @returns the function that stops it
 */
export function watchHistory(): () => void {
  const follow = (event: PopStateEvent): void => void followHistory(event.state)
  window.addEventListener('popstate', follow)
  return () => window.removeEventListener('popstate', follow)
}

/** Starts over at Home; for the next person at the desk. */
export function forgetPage(): void {
  usePage.setState({ page: 'home', section: null })
}
