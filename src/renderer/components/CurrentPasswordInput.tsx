import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useState, type JSX, type Ref } from 'react'
import { newPasswordText as words } from '#renderer/text/passwords.ts'

type Props = Omit<
  PasswordInputProps,
  'autoComplete' | 'visible' | 'onVisibilityChange' | 'visibilityToggleButtonProps' | 'ref'
> & { readonly ref?: Ref<HTMLInputElement> }

/**
 * A password that somebody has. While it is shown it is a text to the browser, which keeps texts with its tabs unless
 * told not to (security.md D1).
 */
export function CurrentPasswordInput(props: Props): JSX.Element {
  const [isShown, setShown] = useState(false)
  return (
    <PasswordInput
      {...props}
      autoComplete={isShown ? 'off' : 'current-password'}
      visible={isShown}
      onVisibilityChange={setShown}
      visibilityToggleButtonProps={{ 'aria-label': isShown ? words.hide : words.show }}
    />
  )
}
