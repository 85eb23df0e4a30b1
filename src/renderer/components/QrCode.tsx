import { create } from 'qrcode'
import { useMemo, type JSX } from 'react'

type Props = {
  readonly text: string
  readonly label: string
  /** In pixels; 176 unless given. */
  readonly size?: number
}

/** Modules of white around the code, without which cameras don't find it. */
const QUIET = 4

/** One rectangle per run of dark modules in a row. */
function pathOf(data: Uint8Array, size: number): string {
  const runs: string[] = []
  for (let row = 0; row < size; row += 1) {
    let start = -1
    for (let column = 0; column <= size; column += 1) {
      const isDark = column < size && data[row * size + column] === 1
      if (isDark && start < 0) start = column
      if (isDark || start < 0) continue
      const length = column - start
      runs.push(`M${start + QUIET} ${row + QUIET}h${length}v1h-${length}z`)
      start = -1
    }
  }
  return runs.join('')
}

/** A QR code, dark on white in both colour schemes: cameras need it so. */
export function QrCode({ text, label, size = 176 }: Props): JSX.Element {
  const { path, edge } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' })
    return { path: pathOf(modules.data, modules.size), edge: modules.size + 2 * QUIET }
  }, [text])
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${edge} ${edge}`}
      shapeRendering="crispEdges"
      style={{ borderRadius: 'var(--mantine-radius-sm)', flex: 'none' }}
    >
      <rect width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
