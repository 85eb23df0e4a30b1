import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

/** The Chromium of the machine. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
/**
 * Chromium prepares two pages for its address line with every window, which take more time than the program's own. Of
 * several such lists it takes the last: what Playwright leaves out is left out here again.
 */
const WITHOUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]
/** How every test starts it. */
export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${WITHOUT.join(',')}`,
]

export type PageOptions = {
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
  /** Of the browser; English unless given. */
  readonly locale?: string
  /** What has to stand before the page loads. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

/** Starts the Chromium of the machine. Says what to install where there is none. */
export async function launchChromium(): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    throw new Error(`No Chromium at ${CHROMIUM}. On Debian: apt-get install chromium`)
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS })
}

/**
 * By how many milliseconds every answer of the program comes later: 0 unless the environment says otherwise
 * (`npm run test:slow`). What a screen or a test takes for granted before it is there shows at once then.
 */
const ANSWERS_LATER_MS = Number(process.env['ANTEROOM_ANSWERS_LATER_MS'] ?? 0)

async function delayAnswers(page: Page): Promise<void> {
  await page.routeWebSocket(/.*/, (screen) => {
    const program = screen.connectToServer()
    program.onMessage((message) => setTimeout(() => screen.send(message), ANSWERS_LATER_MS))
  })
}

/** One person's browser: its own cookies, a fixed language, everything the page complains about kept for the test. */
export type Desk = { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[] }

/** Opens an address as a person with an empty browser would. */
export async function openDesk(browser: Browser, url: string, options: PageOptions = {}): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 720 },
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'en-CA',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`)
  })
  if (ANSWERS_LATER_MS > 0) await delayAnswers(page)
  await options.prepare?.(page)
  await page.goto(url)
  return { page, context, complaints }
}
