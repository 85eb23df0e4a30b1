/**
 * Gives the one-time token of the printed address for the cookie that carries the seat, and takes the token out of
 * the address bar and the history. Without a token nothing happens: the cookie of an earlier visit serves.
 */
export async function exchangeToken(): Promise<void> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token === null) return
  history.replaceState(null, '', location.pathname)
  await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  }).catch(() => undefined)
}
