import type { JSX } from 'react'

/** The whole page. */
export function App(): JSX.Element {
  return <main />
}
