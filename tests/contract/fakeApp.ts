import type { AppEvent } from '#shared/contract/index.ts'
import type { App, Envelope, Seat } from '#backend/ports.ts'

/** A core of one function, with what reached it, and a way to announce events. */
export type FakeApp = App & {
  readonly asked: { readonly seat: Seat; readonly route: string; readonly input: unknown }[]
  announce(event: AppEvent): void
  /** How many links listen now. */
  listeners(): number
}

/** Makes the core; `answer` is what every request gets, and may throw or never settle. */
export function makeFakeApp(answer: (route: string, input: unknown) => Promise<Envelope>): FakeApp {
  const asked: FakeApp['asked'] = []
  const heard = new Set<(event: AppEvent) => void>()
  return {
    asked,
    dispatch(seat, route, input) {
      asked.push({ seat, route, input })
      return answer(route, input)
    },
    subscribe(_seat, listener) {
      heard.add(listener)
      return () => heard.delete(listener)
    },
    stop: () => Promise.resolve(),
    announce(event) {
      for (const listener of heard) listener(event)
    },
    listeners: () => heard.size,
  }
}

/** Gives the input back, so that a test sees what arrived. */
export const echo = (_route: string, input: unknown): Promise<Envelope> =>
  Promise.resolve({ ok: true, data: input })
