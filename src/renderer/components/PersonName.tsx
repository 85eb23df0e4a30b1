import type { CSSProperties, JSX } from 'react'

type Props = { readonly firstName: string; readonly lastName?: string; readonly isStrong?: boolean }

const strong: CSSProperties = { fontWeight: 600 }

/** A name that can't disturb its neighbours, whatever way it is written. */
export function PersonName({ firstName, lastName = '', isStrong = false }: Props): JSX.Element {
  return <bdi style={isStrong ? strong : undefined}>{`${firstName} ${lastName}`.trim()}</bdi>
}
