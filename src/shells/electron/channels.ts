/** The page asks: `invoke(REQUEST_CHANNEL, route, input)` answers an envelope. The only channel towards the core. */
export const REQUEST_CHANNEL = 'anteroom:request'
/** The core tells: one event of the contract per message. */
export const EVENT_CHANNEL = 'anteroom:event'
