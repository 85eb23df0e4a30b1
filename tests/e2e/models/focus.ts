import type { Locator, Page } from 'playwright-core'

/** Waits until an element has the focus. */
export async function focusOn(target: Locator): Promise<void> {
  const element = await target.elementHandle()
  await target.page().waitForFunction((wanted) => document.activeElement === wanted, element)
}

/** What a reader hears of where the focus is; empty where it is lost. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement, body } = document
    if (activeElement === null || activeElement === body) return ''
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent
  })
