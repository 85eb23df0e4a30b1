import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { icnsTypes, packIcns, packIco } from './iconContainers.ts'

/** Widths in pixels of the PNG files that Linux desktops pick from. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const icoSizes = [16, 24, 32, 48, 64, 128, 256]
/** Width of the picture that the program itself shows as its window icon. */
const windowIconSize = 256

/** Draws the SVG at each width, in a real browser so that gradients and round corners are right. */
async function renderPngs(svg: string, sizes: readonly number[]): Promise<Map<number, Buffer>> {
  const executablePath = process.env['ANTEROOM_CHROMIUM'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  })
  try {
    const page = await browser.newPage()
    const pngs = new Map<number, Buffer>()
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(
        `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      )
      pngs.set(size, await page.screenshot({ omitBackground: true }))
    }
    return pngs
  } finally {
    await browser.close()
  }
}

/** Makes every picture file of the program from build/icon.svg: `node build/makeIcons.ts`. */
async function makeIcons(): Promise<void> {
  const build = path.dirname(fileURLToPath(import.meta.url))
  const runTime = path.join(build, '..', 'resources', 'icons')
  const svg = await readFile(path.join(build, 'icon.svg'), 'utf8')
  const widths = new Set([...linuxSizes, ...icoSizes, ...Object.values(icnsTypes)])
  const pngs = await renderPngs(svg, [...widths])
  const png = (size: number): Buffer => {
    const bytes = pngs.get(size)
    if (bytes === undefined) throw new Error(`No picture of ${size} pixels was drawn`)
    return bytes
  }
  await mkdir(path.join(build, 'icons'), { recursive: true })
  await mkdir(runTime, { recursive: true })
  for (const size of linuxSizes) await writeFile(path.join(build, 'icons', `${size}x${size}.png`), png(size))
  await writeFile(path.join(build, 'icon.ico'), packIco(icoSizes.map((size) => ({ size, png: png(size) }))))
  const icns = Object.entries(icnsTypes).map(([type, size]) => ({ type, png: png(size) }))
  await writeFile(path.join(build, 'icon.icns'), packIcns(icns))
  await writeFile(path.join(runTime, 'icon.png'), png(windowIconSize))
  await writeFile(path.join(runTime, 'icon.svg'), svg)
}

await makeIcons()
