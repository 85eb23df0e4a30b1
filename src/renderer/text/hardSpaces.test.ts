import { describe, expect, it } from 'vitest'
import { withHardSpaces } from './hardSpaces.ts'

describe('spaces that no line ends at', () => {
  it('stand before a colon and within quotation marks, in words and in what functions say', () => {
    const words = {
      one: 'Réviseur : « Kofi »',
      said: (name: string): string => `Ouvrir : « ${name} ».`,
      more: ['Notez : rien', { deep: 'Le hub ne connaît pas cette clinique : il a perdu' }],
    }
    const typeset = withHardSpaces(words)
    expect(typeset).toMatchObject({
      one: 'Réviseur\u00A0: «\u00A0Kofi\u00A0»',
      more: ['Notez\u00A0: rien', { deep: 'Le hub ne connaît pas cette clinique\u00A0: il a perdu' }],
    })
    const said: unknown = typeof typeset === 'object' && typeset !== null ? Reflect.get(typeset, 'said') : ''
    if (typeof said !== 'function') throw new Error('A function stays one.')
    expect(Reflect.apply(said, undefined, ['Zoë'])).toBe('Ouvrir\u00A0: «\u00A0Zoë\u00A0».')
  })

  it('change nothing else', () => {
    expect(withHardSpaces('À 8 h 30, 45 min; C:\\clinique')).toBe('À 8 h 30, 45 min; C:\\clinique')
    expect(withHardSpaces(12)).toBe(12)
  })
})
