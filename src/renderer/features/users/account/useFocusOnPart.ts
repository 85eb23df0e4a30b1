import { useEffect, type RefObject } from 'react'
import { useAccountStore } from './accountStore.ts'

/** After the focus that every arrival gives to the chosen tab. */
const AFTER_ARRIVAL_MS = 80

/** Brings the part that somebody was led to into sight, and the focus to its first control. */
export function useFocusOnPart(panel: RefObject<HTMLElement | null>): void {
  const part = useAccountStore((state) => state.part)
  useEffect(() => {
    if (part === null) return undefined
    const timer = setTimeout(() => {
      const section = panel.current?.querySelector(`[data-part="${part}"]`)
      useAccountStore.setState({ part: null })
      section?.scrollIntoView({ block: 'center' })
      const control = section?.querySelector('input, button')
      if (control instanceof HTMLElement) control.focus()
    }, AFTER_ARRIVAL_MS)
    return () => clearTimeout(timer)
  }, [part, panel])
}
