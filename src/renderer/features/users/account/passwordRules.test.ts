import { expect, test } from 'vitest'
import { passwordRules } from './passwordRules.ts'

const ownWords = ['Ana', 'Lovelace', 'Maple Clinic']
const met = (password: string): boolean[] => passwordRules(password, ownWords).map((rule) => rule.isMet)

test('meets no rule with nothing typed', () => {
  expect(met('')).toEqual([false, false, false])
})

test('tells a short password from one that holds a name', () => {
  expect(met('short but fine')).toEqual([false, true, true])
  expect(met('LOVELACE')).toEqual([false, false, true])
})

test('asks for five different characters', () => {
  expect(met('ababababababababab')).toEqual([true, true, false])
})

test('is content with a sentence', () => {
  expect(met('four quiet green boats')).toEqual([true, true, true])
})
