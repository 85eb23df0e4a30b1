import type { Page } from 'playwright-core'
import { z } from 'zod'
import { launchChromium, openDesk } from '#tests/e2e/models/browser.ts'
import { DeskFrame } from '#tests/e2e/models/DeskFrame.ts'
import { UsersPage } from '#tests/e2e/models/UsersPage.ts'
import { startHost } from '#tests/support/startHost.ts'
import { createApp } from '#backend/app.ts'
import { askAt, type BenchClinic, clinicOf, EMAIL, PASSWORD, signIn } from '../benchClinic.ts'
import { type GoalLine, ms } from '../goal.ts'
import { quantile } from '../measure.ts'
import { sized } from '../share.ts'

const PEOPLE = 100_000
const TYPED = ['smith', 'emma tremblay', 'kowalski', 'nguyen', '4165550', 'st-1000']
const SCROLL_MS = 5_000
const FRAME_MS = 1000 / 60
const numbersSchema = z.array(z.number())

/**
 * Leaves out the backup that a clinic without one makes half a minute after it opens, in the middle of the measurement:
 * what the desk feels of other work is P13's and P14's.
 */
async function withoutBackups({ ports }: BenchClinic): Promise<void> {
  const app = await createApp(ports)
  await signIn(app)
  await askAt(app, 'backups.setSchedule', { schedule: 'off' })
  await app.stop()
}

/** From each letter until the list that it changed is painted, in ms. */
async function measureTyping(page: Page, users: UsersPage): Promise<number[]> {
  await users.search.evaluate((field) => {
    const times: number[] = []
    Object.assign(globalThis, { typingTimes: times })
    let waiting: MutationObserver | undefined
    field.addEventListener('input', () => {
      const since = performance.now()
      // A letter that changed nothing has no result to wait for.
      waiting?.disconnect()
      const list = document.querySelector('[role="row"][aria-rowindex="2"]')?.parentElement
      if (list === undefined || list === null) return
      const seen = new MutationObserver(() => {
        seen.disconnect()
        requestAnimationFrame(() => {
          // After this frame's paint.
          setTimeout(() => times.push(performance.now() - since))
        })
      })
      waiting = seen
      seen.observe(list, { subtree: true, childList: true, characterData: true })
    })
  })
  for (const text of TYPED) {
    await users.search.fill('')
    await users.rows().nth(5).waitFor()
    await users.search.pressSequentially(text, { delay: 250 })
    await page.waitForTimeout(400)
  }
  return numbersSchema.parse(await page.evaluate('globalThis.typingTimes'))
}

/** The time between the frames of a steady scroll through the list, in ms. */
async function measureScrolling(page: Page, users: UsersPage): Promise<number[]> {
  await users.search.fill('')
  await users.rows().nth(5).waitFor()
  // Until all of the clinic is listed again.
  await page.waitForTimeout(1_000)
  const frames = await users
    .rows()
    .first()
    .evaluate(async (row, forMs) => {
      let box: Element | null = row
      while (box !== null && box.scrollHeight <= box.clientHeight + 1_000) box = box.parentElement
      const scrolled = box
      if (scrolled === null) throw new Error('Nothing to scroll')
      const between: number[] = []
      const begun = performance.now()
      let last = begun
      await new Promise<void>((resolve) => {
        const frame = (now: number): void => {
          between.push(now - last)
          last = now
          scrolled.scrollTop += 60
          if (now - begun < forMs) requestAnimationFrame(frame)
          else resolve()
        }
        requestAnimationFrame(frame)
      })
      return between.slice(1)
    }, SCROLL_MS)
  return numbersSchema.parse(frames)
}

/** P16: typing in the search and scrolling in the built program, in Chromium. */
export async function measureP16(): Promise<GoalLine[]> {
  const people = sized(PEOPLE)
  const clinic = await clinicOf(people)
  await withoutBackups(clinic)
  const host = await startHost({ dataDir: clinic.ports.paths.data })
  const browser = await launchChromium()
  try {
    const { page } = await openDesk(browser, host.url)
    const frame = new DeskFrame(page)
    await frame.signIn(EMAIL, PASSWORD)
    await frame.open('Clinic Users')
    const users = new UsersPage(page)
    await users.rows().nth(5).waitFor({ timeout: 30_000 })
    const typing = quantile(await measureTyping(page, users), 0.95)
    const frames = await measureScrolling(page, users)
    const kept = frames.length / (frames.reduce((sum, one) => sum + one, 0) / FRAME_MS)
    return [
      {
        goal: 'P16',
        what: `a letter to its result, ${people} people, p95`,
        ours: ms(typing),
        reference: '50 ms',
        ratio: typing,
        must: 50,
        aim: 30,
      },
      {
        goal: 'P16',
        what: 'frames of a scroll left out',
        ours: `${((1 - kept) * 100).toFixed(1)} %`,
        reference: '5 %',
        ratio: 1 - kept,
        must: 0.05,
        aim: 0.01,
      },
    ]
  } finally {
    await browser.close()
    await host.stop()
  }
}
