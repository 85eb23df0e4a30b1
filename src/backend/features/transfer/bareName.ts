import { headerKey } from './columnNames.ts'

type NameField = 'firstName' | 'lastName' | 'fullName'

/** Headers that are a whole name where they stand alone, and the last name beside a first name: "Prénom, Nom". */
const BARE: ReadonlySet<string> = new Set(['name', 'nom'].map(headerKey))

/**
 * Settles which columns hold names once all headers are known. Beside a first name a bare "Name" is the last name, and
 * beside both whole names are left out.
 * @param fields what each header says by itself
 */
export function withBareName<F extends string>(
  headers: readonly string[],
  fields: readonly (F | NameField | null)[],
): (F | NameField | null)[] {
  if (!fields.includes('firstName')) return [...fields]
  const isBare = (index: number): boolean =>
    fields[index] === 'fullName' && BARE.has(headerKey(headers[index] ?? ''))
  const hasLastName = fields.includes('lastName') || fields.some((_, index) => isBare(index))
  if (!hasLastName) return [...fields]
  const bareIs = fields.includes('lastName') ? null : 'lastName'
  return fields.map((field, index) => {
    if (field !== 'fullName') return field
    return isBare(index) ? bareIs : null
  })
}
