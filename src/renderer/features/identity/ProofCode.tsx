import { Button, TextInput } from '@mantine/core'
import type { JSX, Ref } from 'react'
import { CodeField } from '#renderer/components/CodeField.tsx'
import { codeText } from '#renderer/text/identity.ts'

type Props = {
  readonly ref: Ref<HTMLInputElement>
  readonly value: string
  readonly error: string | undefined
  /** True while a recovery code is typed in place of the app's. */
  readonly isRecovery: boolean
  /** Undefined where only the app's code counts. */
  readonly onSwitch: (() => void) | undefined
  readonly onChange: (code: string) => void
  /** The sixth digit was typed or pasted. */
  readonly onComplete: (digits: string) => void
}

/** The code of a proof: of the authenticator app, or where it is taken, one of the ten recovery codes. */
export function ProofCode(props: Props): JSX.Element {
  const { ref, value, error, isRecovery, onSwitch, onChange, onComplete } = props
  return (
    <>
      {isRecovery ? (
        <TextInput
          ref={ref}
          label={codeText.recoveryCode}
          name="recoveryCode"
          autoCapitalize="characters"
          spellCheck={false}
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <CodeField
          ref={ref}
          label={codeText.codeOfApp}
          value={value}
          error={error}
          onChange={onChange}
          onComplete={onComplete}
        />
      )}
      {onSwitch !== undefined && (
        <Button variant="subtle" size="xs" onClick={onSwitch}>
          {isRecovery ? codeText.byApp : codeText.byRecovery}
        </Button>
      )}
    </>
  )
}
