import type { Answer, InputOf, RouteName, Transport } from '#shared/contract/index.ts'
import { LINK_LOST, toAnswer } from './answers.ts'

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
        return toAnswer<N>(LINK_LOST)
      }
    },
    subscribe: (listener) => bridge.subscribe(listener),
  }
}
