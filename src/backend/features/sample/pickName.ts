import type { Dice } from './dice.ts'
import { FAMILY_NAMES, MENS_NAMES, WOMENS_NAMES } from './sampleNames.ts'

export type Gender = 'woman' | 'man'
export type MadeName = { readonly firstName: string; readonly lastName: string; readonly gender: Gender }

export function pickGender(dice: Dice): Gender {
  return dice.chance(0.5) ? 'woman' : 'man'
}

export function pickFirstName(dice: Dice, gender: Gender): string {
  return dice.pick(gender === 'woman' ? WOMENS_NAMES : MENS_NAMES)
}

/** A first and a family name, each from anywhere: no real person is meant. */
export function pickName(dice: Dice, gender: Gender = pickGender(dice)): MadeName {
  return { firstName: pickFirstName(dice, gender), lastName: dice.pick(FAMILY_NAMES), gender }
}
