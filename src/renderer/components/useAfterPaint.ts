import { useEffect, useState } from 'react'

/**
 * The value as it was at the last frame, the new one once the screen shows what else came with it: for what nobody sees
 * yet and what would keep them waiting.
 */
export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      // A frame is drawn after its callbacks.
      timer = setTimeout(() => setPainted(value))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [value])
  return painted
}
