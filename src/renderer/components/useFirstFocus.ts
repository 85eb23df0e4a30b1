import { type RefObject, useEffect, useRef } from 'react'

/**
 * For the first tab or field of a dialog whose content comes after the dialog itself, when the focus is on its "Close"
 * already. Give the element `data-autofocus` too: that counts where the content is the quicker one.
 */
export function useFirstFocus<T extends HTMLElement>(): RefObject<T | null> {
  const first = useRef<T>(null)
  useEffect(() => {
    const dialog = first.current?.closest('[role="dialog"]')
    const { activeElement, body } = document
    // Where another dialog lies over this one already, the focus stays there.
    if (activeElement === body || dialog?.contains(activeElement) === true) first.current?.focus()
  }, [])
  return first
}
