import { isProfession } from './readRoles.ts'

export type ReadName = {
  readonly firstName: string
  readonly lastName: string
  /** A title that stood with the name ("Dr.", "SLP"); empty for none. */
  readonly title: string
}

const COURTESY = /^(?:mr|mrs|ms|miss|mx|mme|mlle|m)\.?\s+/iu
const DOCTOR = /^(?:dr|prof)\.?\s+/iu
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/iu
/** Words that belong to the last name that follows them. */
const PARTICLE =
  /^(?:van|von|de|der|den|del|della|di|da|dos|das|du|des|la|le|el|al|bin|ibn|ben|st\.?|saint|ter|ten|zu|zum|mac|mc|y)$/iu

/** First and last name of one cell: "Last, First" or "First Last", with "van der" and "Jr." where they belong. */
export function readName(cell: string): ReadName {
  const { name, title } = withoutTitles(cell)
  const comma = name.indexOf(',')
  if (comma >= 0) {
    const last = name.slice(0, comma).trim()
    const first = name.slice(comma + 1).trim()
    if (SUFFIX.test(first)) return { ...splitWords(`${last} ${first}`), title }
    return { firstName: first, lastName: last, title }
  }
  return { ...splitWords(name), title }
}

function withoutTitles(cell: string): { name: string; title: string } {
  let name = cell.trim().replace(COURTESY, '')
  const doctor = DOCTOR.exec(name)?.[0].trim() ?? ''
  name = name.replace(DOCTOR, '')
  const credentials: string[] = []
  for (;;) {
    const comma = name.lastIndexOf(',')
    if (comma < 0 || !isProfession(name.slice(comma + 1))) break
    credentials.unshift(name.slice(comma + 1).trim())
    name = name.slice(0, comma).trim()
  }
  return { name, title: credentials.length > 0 ? credentials.join(', ') : doctor }
}

function splitWords(name: string): { firstName: string; lastName: string } {
  const words = name.split(/\s+/u).filter((word) => word !== '')
  let lastStart = words.length - 1
  if (lastStart > 1 && SUFFIX.test(words[lastStart] ?? '')) lastStart -= 1
  while (lastStart > 1 && PARTICLE.test(words[lastStart - 1] ?? '')) lastStart -= 1
  if (words.length < 2) return { firstName: words[0] ?? '', lastName: '' }
  return { firstName: words.slice(0, lastStart).join(' '), lastName: words.slice(lastStart).join(' ') }
}
