import { visibleText } from '#shared/domain/visibleText.ts'
import { roleNames } from '#renderer/text/index.ts'
import {
  actPhrases as phrases,
  changeVerbs,
  doneSentences,
  manySentences,
  refusedAreas,
  refusedSentences,
} from '#renderer/text/logSentences.ts'
import { valueWords } from '#renderer/text/logFields.ts'
import { type FieldChange, fieldChanges, type LogAct, type LogEntry, type Names } from './fieldChanges.ts'

/** A piece of a sentence: the program's words, or a name or value, which is shown apart from its neighbours. */
export type Part = { readonly text: string; readonly kind: 'words' | 'name' | 'value' }

const LONGEST_VALUE = 80
const MOST_FIELDS = 3

const isRole = (name: string): name is keyof typeof roleNames => Object.hasOwn(roleNames, name)
const words = (text: string): Part => ({ text, kind: 'words' })
const named = (text: string): Part => ({ text: visibleText(text, LONGEST_VALUE), kind: 'name' })
const value = (text: string): Part => ({ text: visibleText(text, LONGEST_VALUE), kind: 'value' })

/** What by-products of another act say nothing beside it. */
const BY_PRODUCTS: ReadonlySet<string> = new Set([
  'credential.firstUsed',
  'mfa.codeUsed',
  'mfa.recoveryCodeUsed',
  'alert.raised',
])

/** Acts that are told by their first sentence alone: the rest is what it says already, row by row. */
const TOLD_WHOLE: ReadonlySet<string> = new Set([
  'compensationTier.mergeUndone',
  'compensationTier.merged',
  'discipline.mergeUndone',
  'discipline.merged',
])

/** The entries of an act by verb: those that tell it as a whole first, by-products last. */
function groupByVerb(act: LogAct): LogEntry[][] {
  const rank = ([first]: readonly LogEntry[]): number =>
    first === undefined || BY_PRODUCTS.has(first.verb) ? 2 : first.table === null ? 0 : 1
  const groups = [...Map.groupBy(act.entries, (entry) => entry.verb).values()]
  return groups.toSorted((one, other) => rank(one) - rank(other))
}

function fact(entries: readonly LogEntry[], name: string): string | undefined {
  const found = entries.map((entry) => entry.after?.[name]).find((one) => one !== undefined && one !== null)
  return found === undefined ? undefined : String(found)
}

function rolesOf(entries: readonly LogEntry[]): string {
  const named = fact(entries, 'role')
  if (named !== undefined && isRole(named)) return roleNames[named]
  const roles = entries.flatMap((entry) => {
    const role = entry.rowId?.split('.')[1] ?? ''
    return isRole(role) ? [roleNames[role]] : []
  })
  return roles.join(phrases.comma)
}

/** Whose field it is, where it is nobody's: a client's, a service's, a crew's, or the clinic's. */
function ofWhat(entry: LogEntry | undefined, clientId: string | null, names: Names): string {
  if (clientId !== null) return names[clientId] ?? ''
  return names[entry?.rowId ?? ''] ?? phrases.theClinic
}

/** Fills the places of a sentence; a place that nothing fills falls out. */
function fill(template: string, act: LogAct, entries: readonly LogEntry[], names: Names): Part[] {
  const [first] = entries
  const who = act.actorId === null ? undefined : names[act.actorId]
  const userId = entries.find((entry) => entry.aboutUserId !== null)?.aboutUserId ?? null
  const clientId = entries.find((entry) => entry.aboutClientId !== null)?.aboutClientId ?? null
  const whom = userId === null ? undefined : names[userId]
  const nobody = first?.outcome === 'refused' ? phrases.somebody : phrases.theProgram
  const part = (place: string): Part => {
    switch (place) {
      case 'who':
        return act.actorId === null ? words(nobody) : named(who ?? phrases.somebody)
      case 'whom':
        return named(whom ?? (first?.table === 'clinic' ? phrases.theClinic : phrases.someone))
      case 'whose':
        if (userId !== null && userId === act.actorId) return words(phrases.their)
        return named(phrases.whose(whom ?? ofWhat(first, clientId, names)))
      case 'what':
        return named(names[first?.rowId ?? ''] ?? phrases.something)
      case 'crew':
        return named(names[first?.rowId?.split('.')[0] ?? ''] ?? phrases.something)
      case 'was':
        return value(String(first?.before?.['name'] ?? ''))
      case 'client':
        return named((clientId === null ? undefined : names[clientId]) ?? phrases.aClient)
      case 'like':
        return named(names[fact(entries, 'like_id') ?? ''] ?? phrases.someone)
      case 'role':
        return value(rolesOf(entries))
      case 'search':
        return value(phrases.quoted(fact(entries, 'search') ?? ''))
      default:
        return value(fact(entries, place) ?? '')
    }
  }
  return template
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const place = /^\{(\w+)\}$/.exec(piece)?.[1]
      return place === undefined ? words(piece) : part(place)
    })
}

function listed(fields: readonly string[]): string {
  const shown = fields.slice(0, MOST_FIELDS)
  const rest = fields.length - shown.length
  if (rest > 0) return [...shown, phrases.more(rest)].join(phrases.comma)
  return shown.length < 2
    ? shown.join('')
    : `${shown.slice(0, -1).join(phrases.comma)}${phrases.and}${shown.at(-1) ?? ''}`
}

function changeTemplate(changes: readonly FieldChange[]): string {
  const [only, ...others] = changes
  if (only === undefined) return phrases.noField
  if (others.length > 0) return phrases.manyFields
  if (only.isSwitch) return only.after === valueWords.yes ? phrases.switchedOn : phrases.switchedOff
  if (only.before === '') return phrases.fieldSet
  return only.after === '' ? phrases.fieldCleared : phrases.oneField
}

/** "Olive Owens changed Ana Silva’s primary e-mail from a@… to b@…". */
function describeChange(act: LogAct, entries: readonly LogEntry[], names: Names): Part[] {
  const changes = entries.flatMap((entry) => fieldChanges(entry, names))
  const [first] = changes
  const facts: Readonly<Record<string, Part>> = {
    field: words(first?.field ?? ''),
    before: value(first?.before ?? ''),
    after: value(first?.after ?? ''),
    fields: words(listed([...new Set(changes.map((change) => change.field))])),
  }
  const template = changeTemplate(changes)
  return template.split(/(\{(?:field|before|after|fields)\})/).flatMap((piece) => {
    const filled = facts[piece.slice(1, -1)]
    return filled === undefined || !piece.startsWith('{') ? fill(piece, act, entries, names) : [filled]
  })
}

function searchTemplate(entries: readonly LogEntry[]): string | undefined {
  const [first] = entries
  if (first?.verb === 'clients.list' && first.outcome === 'done') {
    if (first.after === null) return phrases.clientsLooked
    return fact(entries, 'search') === '' ? phrases.clientsFiltered : undefined
  }
  if (first?.verb !== 'users.list' || first.outcome === 'refused') return undefined
  if (first.after === null) return phrases.listLooked
  const hasFilters = Number(fact(entries, 'filters') ?? 0) > 0
  if (fact(entries, 'search') === '') return phrases.filtersOnly
  return hasFilters ? phrases.searchWithFilters : undefined
}

function exportTemplate(entries: readonly LogEntry[]): string | undefined {
  const [first] = entries
  if (first?.verb !== 'transfer.exportUsers' || first.outcome === 'refused') return undefined
  if (fact(entries, 'selected') !== undefined) return phrases.exportSelected
  const isFiltered = fact(entries, 'search') !== '' || Number(fact(entries, 'filters') ?? 0) > 0
  return isFiltered ? phrases.exportFiltered : undefined
}

function sentenceOf({ verb, outcome }: LogEntry): string | undefined {
  if (outcome === 'done') return doneSentences[verb]
  return refusedSentences[verb] ?? refusedAreas[verb.split('.')[0] ?? '']
}

function generalTemplate(entry: LogEntry): string {
  const isAboutSomebody = entry.aboutUserId !== null
  if (entry.outcome === 'refused')
    return isAboutSomebody ? phrases.generalRefused : phrases.generalRefusedAlone
  return isAboutSomebody ? phrases.generalDone : phrases.generalDoneAlone
}

function describeGroup(act: LogAct, entries: readonly LogEntry[], names: Names): Part[] {
  const [first] = entries
  if (first === undefined) return []
  const people = entries.filter((entry) => entry.table === 'user' && entry.before === null).length
  if (first.verb === 'user.added' && people > 1) {
    const count = { ...first, after: { count: people } }
    return fill(phrases.people, act, [count], names)
  }
  const many = entries.length > 1 ? manySentences[first.verb] : undefined
  if (many !== undefined) {
    const counted = { ...first, after: { ...first.after, count: entries.length } }
    return fill(many, act, [counted], names)
  }
  const template = searchTemplate(entries) ?? exportTemplate(entries) ?? sentenceOf(first)
  if (template !== undefined) return fill(template, act, entries, names)
  const hasFields = entries.some((entry) => fieldChanges(entry, names).length > 0)
  if (first.outcome === 'done' && hasFields) return describeChange(act, entries, names)
  return fill(generalTemplate(first), act, entries, names)
}

/** What an act was, as sentences: the first tells it, the others what was done with it. */
export function describeAct(act: LogAct, names: Names): Part[][] {
  const groups = groupByVerb(act)
  const [head, ...rows] = groups
  // An act on many people is told as one; on a single one by what was done to them.
  if (head?.[0] !== undefined && TOLD_WHOLE.has(head[0].verb)) return [describeGroup(act, head, names)]
  if (head?.[0]?.verb.startsWith('bulk.') === true && head[0].outcome === 'done')
    return fact(head, 'count') === '1' && rows.length > 0
      ? rows.map((group) => describeGroup(act, group, names))
      : [describeGroup(act, head, names)]
  const isChange = (group: readonly LogEntry[]): boolean => changeVerbs.has(group[0]?.verb ?? '')
  if (groups.length > 0 && groups.every(isChange)) return [describeChange(act, groups.flat(), names)]
  const told = groups.filter(([first]) => first !== undefined && !BY_PRODUCTS.has(first.verb))
  return (told.length > 0 ? told : groups).map((group) => describeGroup(act, group, names))
}

/** A sentence as plain text, for files and labels. */
export function sentenceText(parts: readonly Part[]): string {
  return parts.map((part) => part.text).join('')
}
