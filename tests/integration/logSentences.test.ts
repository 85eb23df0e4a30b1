import { describe, expect, it } from 'vitest'
import { contract, type AuditClass } from '#shared/contract/index.ts'
import { changeVerbs, doneSentences, refusedAreas, refusedSentences } from '#renderer/text/logSentences.ts'
import { readLogVerbs } from '#tests/support/logVerbs.ts'

const has = (sentences: Readonly<Record<string, string>>, verb: string): boolean =>
  Object.hasOwn(sentences, verb)

describe('the sentences of the log (product 27)', () => {
  it('cover every verb that the source writes', () => {
    const verbs = readLogVerbs()
    expect(verbs.length).toBeGreaterThan(30)
    const silent = verbs.filter(
      ({ verb }) => !has(doneSentences, verb) && !has(refusedSentences, verb) && !changeVerbs.has(verb),
    )
    console.log(`log sentences: ${new Set(verbs.map(({ verb }) => verb)).size} verbs in the source`)
    expect(silent).toEqual([])
  })

  it('cover every call that the log derives from its audit class, and every refusal', () => {
    const derived: readonly AuditClass[] = ['view', 'search', 'export']
    const routes = Object.entries(contract)
    const silent = routes
      .filter(([name, { audit }]) => derived.includes(audit) && name !== 'clients.getChart')
      .filter(([name]) => !has(doneSentences, name))
    expect(silent.map(([name]) => name)).toEqual([])
    const unrefused = routes
      .filter(([, { access }]) => access.includes('.'))
      .filter(([name]) => !has(refusedSentences, name) && !has(refusedAreas, name.split('.')[0] ?? ''))
    expect(unrefused.map(([name]) => name)).toEqual([])
  })

  it('have only places that something fills', () => {
    const known =
      'who whom whose what was crew client like role search found filters count name reason field fields before after'.split(
        ' ',
      )
    const places = Object.values({ ...doneSentences, ...refusedSentences }).flatMap((sentence) =>
      [...sentence.matchAll(/\{(\w+)\}/g)].map(([, place]) => place),
    )
    expect(places.filter((place) => place === undefined || !known.includes(place))).toEqual([])
  })
})
