import type { Page } from 'playwright-core'
import { launchChromium, openDesk } from '#tests/e2e/models/browser.ts'
import { startHost } from '#tests/support/startHost.ts'
import { serveBarePage } from '../barePage/serveBarePage.ts'
import { clinicOf } from '../benchClinic.ts'
import { type GoalLine, ms } from '../goal.ts'
import { median } from '../measure.ts'

const PEOPLE = 10_000
const REPEATS = 11

/** Notes when the first field of a form is painted and the page has nothing left to do, in ms after the navigation. */
function noteReady(): void {
  const look = (): void => {
    const field = document.querySelector<HTMLInputElement>('form input')
    if (field === null || field.disabled) requestAnimationFrame(look)
    else
      requestAnimationFrame(() => {
        setTimeout(() => Object.assign(globalThis, { readyAfter: performance.now() }))
      })
  }
  look()
}

async function load(page: Page, url: string): Promise<number> {
  await page.goto(url)
  const ready = await page.waitForFunction((): unknown => Reflect.get(globalThis, 'readyAfter'))
  return Number(await ready.jsonValue())
}

/** P15 in Chromium: from the navigation to a sign-in that can be typed into, beside a form of Mantine's and nothing else. */
export async function measureP15Page(): Promise<GoalLine> {
  const { ports } = await clinicOf(PEOPLE)
  const host = await startHost({ copyOf: ports.paths.data })
  const bare = await serveBarePage()
  const browser = await launchChromium()
  const { page: own, context } = await openDesk(browser, host.url)
  await own.locator('form input').first().waitFor()
  const plain = await browser.newContext()
  const reference = await plain.newPage()
  for (const page of [own, reference]) await page.addInitScript(noteReady)
  const times = { own: new Array<number>(), reference: new Array<number>() }
  for (let turn = 0; turn <= REPEATS; turn += 1) {
    const [ours, theirs] = [await load(own, new URL(host.url).origin), await load(reference, bare.url)]
    // The first fills the caches.
    if (turn === 0) continue
    times.own.push(ours)
    times.reference.push(theirs)
  }
  await context.close()
  await browser.close()
  await bare.stop()
  await host.stop()
  const [ours, theirs] = [median(times.own), median(times.reference)]
  return {
    goal: 'P15',
    what: 'Chromium to a sign-in one can type into, against a bare Mantine form',
    ours: ms(ours),
    reference: ms(theirs),
    ratio: ours / theirs,
    must: 2,
    aim: 1.5,
  }
}
