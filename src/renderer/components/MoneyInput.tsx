import { NumberInput } from '@mantine/core'
import { useState, type JSX } from 'react'
import { moneySigns } from '#renderer/text/money.ts'

type Props = {
  readonly label: string
  readonly name: string
  readonly isRequired?: boolean
  /** Whole cents; null while nothing is typed. */
  readonly cents: number | null
  readonly error?: string | undefined
  readonly onChange: (cents: number | null) => void
  readonly onBlur?: () => void
}

/** What was typed; the input hands over amounts that end in 0 as text ("120.50"). */
function centsOf(value: number | string): number | null {
  const amount = typeof value === 'number' ? value : Number.parseFloat(value)
  return Number.isFinite(amount) ? Math.round(amount * 100) : null
}

/** An amount of money, typed as the reader's locale writes it and held in whole cents. */
export function MoneyInput({
  label,
  name,
  isRequired = false,
  cents,
  error,
  onChange,
  onBlur,
}: Props): JSX.Element {
  const { decimal, thousands } = moneySigns()
  // What is being typed stands as it is typed. Cents that were filled in meanwhile would have to be typed over, and who
  // types faster than a slow PC draws would see 120.5 become 1,205.00.
  const [typed, setTyped] = useState<number | string>()
  const whole = cents === null ? '' : cents / 100
  return (
    <NumberInput
      label={label}
      name={name}
      required={isRequired}
      size="sm"
      hideControls
      allowNegative={false}
      decimalScale={2}
      fixedDecimalScale={typed === undefined}
      decimalSeparator={decimal}
      thousandSeparator={thousands}
      // Whoever types on a number pad has a point, whatever the locale writes.
      allowedDecimalSeparators={['.', ',']}
      inputMode="decimal"
      styles={{ input: { textAlign: 'right' } }}
      value={typed ?? whole}
      error={error}
      onBlur={() => {
        setTyped(undefined)
        onBlur?.()
      }}
      onChange={(value) => {
        setTyped(value)
        onChange(centsOf(value))
      }}
    />
  )
}
