import { foldText } from '#shared/lib/fold.ts'
import type { Dice } from './dice.ts'
import { STREETS, TOWNS } from './samplePlaces.ts'

/** E-mails, phones and addresses that reach nobody. */
export type ContactDetails = {
  /** An address of its own at one of the given domains, made from the name as far as it is written in Latin. */
  readonly email: (firstName: string, lastName: string, domains: readonly string[]) => string
  readonly phone: () => string
  readonly address: () => string
}

/** RFC 2606 sets these aside for examples: no mail to them arrives anywhere. */
export const STAFF_DOMAINS = ['sample.example.org'] as const
export const FAMILY_DOMAINS = ['example.org', 'example.com', 'mail.example.org', 'mail.example.com'] as const

const AREA_CODES = [416, 437, 519, 613, 647, 705, 905] as const
const LONGEST_PART = 24

const latin = (name: string): string =>
  foldText(name)
    .replace(/[^a-z0-9]+/gu, '')
    .slice(0, LONGEST_PART)

/** Contact details as the dice fall; no e-mail is given twice, nor one of `taken`. */
export function createContactDetails(dice: Dice, taken: readonly string[]): ContactDetails {
  const given = new Set(taken)
  return {
    email: (firstName, lastName, domains) => {
      const parts = [latin(firstName), latin(lastName)].filter((part) => part !== '')
      const name = parts.length === 0 ? 'family' : parts.join('.')
      const domain = dice.pick(domains)
      let email = `${name}@${domain}`
      for (let count = 2; given.has(email); count += 1) email = `${name}${count}@${domain}`
      given.add(email)
      return email
    },
    // 555-0100 to 555-0199 is kept free for made-up numbers in every area of North America.
    phone: () => `+1 ${dice.pick(AREA_CODES)} 555 01${String(dice.int(0, 99)).padStart(2, '0')}`,
    address: () => `${dice.int(1, 480)} ${dice.pick(STREETS)}, ${dice.pick(TOWNS)}`,
  }
}
