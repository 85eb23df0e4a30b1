import { Button, type ButtonProps } from '@mantine/core'
import { useEffect, useRef, type JSX, type MouseEvent } from 'react'
import { words } from '#renderer/text/index.ts'

type Props = Pick<ButtonProps, 'variant'> & {
  /** False while there is nothing to save: then it does nothing. */
  readonly isDirty: boolean
  readonly isBusy: boolean
}

/**
 * "Save" of a form that stays open. While there is nothing to save it looks and sounds disabled without being so: a
 * button that is disabled by its own press would lose the keyboard's place.
 */
export function SaveButton({ isDirty, isBusy, variant = 'filled' }: Props): JSX.Element {
  const button = useRef<HTMLButtonElement>(null)
  const wasPressed = useRef(false)
  useEffect(() => {
    // While it is busy, it is disabled.
    if (isBusy || !wasPressed.current) return
    wasPressed.current = false
    if (document.activeElement === document.body) button.current?.focus()
  }, [isBusy])
  const press = (event: MouseEvent): void => {
    if (isDirty) wasPressed.current = true
    else event.preventDefault()
  }
  return (
    <Button
      ref={button}
      type="submit"
      variant={variant}
      aria-disabled={!isDirty}
      data-disabled={!isDirty}
      loading={isBusy}
      onClick={press}
    >
      {words.save}
    </Button>
  )
}
