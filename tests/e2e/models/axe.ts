import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What depends on the scheme; everything else that axe looks for is the same in both. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block']

/**
 * Axe in the page itself: no page of this program has a frame, so the second page that gathers what frames found would
 * only take its time, and so would the lists of what is right.
 */
const axeOn = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })

async function linesOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
}

/** Fields whose text the browser would write to the disk beside its tabs (security.md D1). */
const keptFields = (page: Page): Promise<string[]> =>
  page
    .locator('textarea, input:not([type]), input:is([type=text], [type=search], [type=email], [type=tel])')
    .evaluateAll((fields) =>
      fields
        // The measure of a growing field holds a letter, and none of the text.
        .filter((field) => field.ariaHidden !== 'true')
        .filter((field) => !/^(off|username|one-time-code)$/.test(field.getAttribute('autocomplete') ?? ''))
        .map((field) => `kept by the browser: ${field.outerHTML}`),
    )

/** What axe finds on the page as it stands, and fields that the browser keeps, one line each. */
export async function violationsOn(page: Page): Promise<string[]> {
  return [...(await linesOf(axeOn(page))), ...(await keptFields(page))]
}

/** The same in the light and in the dark scheme. */
export async function violationsInBothSchemes(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' })
    const axe = colorScheme === 'light' ? axeOn(page) : axeOn(page).options(ofColour())
    for (const line of await linesOf(axe)) found.push(`${colorScheme} ${line}`)
  }
  found.push(...(await keptFields(page)))
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return found
}

const ofColour = () => ({
  resultTypes: ['violations' as const],
  runOnly: { type: 'rule' as const, values: RULES_OF_COLOUR },
})
