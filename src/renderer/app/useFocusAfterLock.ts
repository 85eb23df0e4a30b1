import { useLayoutEffect } from 'react'

/** The field in which somebody was when the desk locked: by its name, since the field itself is gone. */
type Left = { readonly userId: string; readonly name: string; readonly place: number }

const last: { left: Left | undefined } = { left: undefined }
/** A form that is loaded again is there by then; whoever does something meanwhile is left alone. */
const PATIENCE_MS = 2_000

const named = (name: string): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('input[name], textarea[name]')].filter(
    (field) => field.getAttribute('name') === name,
  )

function leave(userId: string): void {
  const field = document.activeElement
  const name = field?.getAttribute('name') ?? ''
  const place = named(name).findIndex((one) => one === field)
  last.left = name === '' || place < 0 ? undefined : { userId, name, place }
}

/** Waits for the field and gives it the focus. @returns what ends the waiting */
function comeBack({ name, place }: Left): () => void {
  const until = performance.now() + PATIENCE_MS
  const ending = new AbortController()
  const look = (): void => {
    if (ending.signal.aborted || performance.now() > until) return
    const field = named(name)[place]
    if (field === undefined) return void requestAnimationFrame(look)
    field.focus()
    ending.abort()
  }
  for (const act of ['keydown', 'pointerdown'] as const)
    window.addEventListener(act, () => ending.abort(), { signal: ending.signal })
  requestAnimationFrame(look)
  return () => ending.abort()
}

/** Whoever unlocks the desk goes on in the field in which they were (product.md 23, 37). */
export function useFocusAfterLock(userId: string): void {
  useLayoutEffect(() => {
    const { left } = last
    last.left = undefined
    const end = left?.userId === userId ? comeBack(left) : () => {}
    return () => {
      end()
      leave(userId)
    }
  }, [userId])
}
