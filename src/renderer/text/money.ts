import { numberFormat } from './locale.ts'

const CENTS = { minimumFractionDigits: 2, maximumFractionDigits: 2 }

/** An amount of cents in the reader's locale, without a currency: the clinic has one, and everybody knows it. */
export function moneyText(cents: number): string {
  return numberFormat(CENTS).format(cents / 100)
}

/** What the reader's locale puts between whole and cents, and between thousands. */
export function moneySigns(): { readonly decimal: string; readonly thousands: string } {
  const parts = numberFormat(CENTS).formatToParts(1_234_567.89)
  const sign = (type: 'decimal' | 'group'): string => parts.find((part) => part.type === type)?.value ?? ''
  return { decimal: sign('decimal') || '.', thousands: sign('group') }
}
