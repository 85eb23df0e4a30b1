import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Takes the page in both schemes where ANTEROOM_PICTURES names a folder, for people to look at; else nothing. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['ANTEROOM_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForTimeout(200)
    await page.screenshot({ path: join(folder, `${name}.${colorScheme}.png`) })
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}
