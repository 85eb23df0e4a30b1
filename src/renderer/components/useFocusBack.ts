import { useEffect, useState } from 'react'

/**
 * For a modal that is made for each opening and goes as a whole: when it goes, the focus returns to what had it before.
 * (A modal that stays and is only closed does so by itself.)
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // After the modal has let the page go: until then nothing outside it takes the focus.
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
      }, 0)
    },
    [before],
  )
}
