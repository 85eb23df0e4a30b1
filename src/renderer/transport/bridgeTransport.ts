import type { Answer, InputOf, RouteName, Transport } from '#shared/contract/index.ts'

declare global {
  // What the preload script of the desktop program exposes; absent in a browser.
  var anteroom: Transport | undefined
}

/** Reaches the program through the preload bridge; a bridge that breaks answers LINK_LOST. */
export function makeBridgeTransport(bridge: Transport): Transport {
  return {
    request: async <N extends RouteName>(route: N, input: InputOf<N>): Promise<Answer<N>> => {
      try {
        return await bridge.request(route, input)
      } catch {
        const lost = { ok: false, error: { code: 'LINK_LOST', data: {} } } as const
        // LINK_LOST is a common code of every route; the compiler can't see that through the generic.
        return lost as Answer<N>
      }
    },
    subscribe: (listener) => bridge.subscribe(listener),
  }
}
