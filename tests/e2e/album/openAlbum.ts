import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { violationsInBothSchemes } from '../models/axe.ts'
import type { ShotOptions } from './options.ts'

/** Pictures lie here; git ignores the folder. */
export const SHOTS = resolve(import.meta.dirname, '../../../shots')

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
] as const
/** Longer than any motion of the program. */
const SETTLE_MS = 250

/** Takes the pictures that were asked for. */
export type Album = {
  /** Takes what the page shows now, in each scheme and size, as `<name>.<scheme>.<width>.png`. */
  snap(page: Page, name: string): Promise<void>
  readonly wants: (name: string) => boolean
  readonly count: () => number
}

/** Some screens of one clinic, walked in one go. */
export type Chapter = {
  readonly pictures: readonly string[]
  readonly walk: (album: Album, browser: Browser) => Promise<void>
}

export function openAlbum({ only, schemes, hasAxe }: ShotOptions): Album {
  mkdirSync(SHOTS, { recursive: true })
  let taken = 0
  const wants = (name: string): boolean => name.includes(only)

  async function look(page: Page, name: string): Promise<void> {
    for (const line of await violationsInBothSchemes(page)) {
      process.exitCode = 1
      process.stderr.write(`${name}: ${line}\n`)
    }
  }

  async function snap(page: Page, name: string): Promise<void> {
    if (!wants(name)) return
    await page.mouse.move(1, 1)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.waitForTimeout(SETTLE_MS)
        await page.screenshot({ path: join(SHOTS, `${name}.${colorScheme}.${size.width}.png`) })
        taken += 1
      }
    }
    await page.setViewportSize(SIZES[0])
    if (hasAxe) await look(page, name)
  }
  return { snap, wants, count: () => taken }
}
