import type { Page } from 'playwright-core'
import type { AppEvent, OutputOf, RouteName } from '#shared/contract/index.ts'

/** Answers that a page gets in place of the program's: for states that no machine reaches within a test. */
export type AnswersInstead = {
  /** From now on the page is answered this when it asks the route. */
  give<N extends RouteName>(route: N, data: OutputOf<N>): void
  /** From now on the page is told that the program went wrong when it asks the route. */
  break(route: RouteName): void
  /** From now on the program hears of the page's wish for the route so much later. */
  delay(route: RouteName, milliseconds: number): void
  /** From now on the page hears the program itself again. */
  restore(): void
  /** Tells the page a piece of news, as the program does after a commit. */
  tell(event: AppEvent): void
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function read(text: string | Buffer): Record<string, unknown> {
  const message: unknown = JSON.parse(String(text))
  return isRecord(message) ? message : {}
}

/** Stands between a page that is not loaded yet and the program, and passes everything on that nothing stands for. */
export async function answersInstead(page: Page): Promise<AnswersInstead> {
  const answers = new Map<string, unknown>()
  const delays = new Map<string, number>()
  let say: (message: object) => void = () => undefined
  await page.routeWebSocket(/\/link$/, (toPage) => {
    const program = toPage.connectToServer()
    say = (message) => toPage.send(JSON.stringify(message))
    toPage.onMessage((text) => {
      const { id, route } = read(text)
      const answer = typeof route === 'string' ? answers.get(route) : undefined
      const delay = typeof route === 'string' ? delays.get(route) : undefined
      if (answer !== undefined) say({ id, answer })
      else if (delay !== undefined) setTimeout(() => program.send(text), delay)
      else program.send(text)
    })
  })
  return {
    give: (route, data) => void answers.set(route, { ok: true, data }),
    break: (route) =>
      void answers.set(route, { ok: false, error: { code: 'INTERNAL', data: { reference: 'K7QP-2M4X' } } }),
    delay: (route, milliseconds) => void delays.set(route, milliseconds),
    restore: () => {
      answers.clear()
      delays.clear()
    },
    tell: (event) => say({ event }),
  }
}
