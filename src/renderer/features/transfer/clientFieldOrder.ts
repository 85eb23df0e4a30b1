import type { ClientImportField } from '#shared/contract/clientImport.ts'

/** The fields of a client in the order in which they are offered; all of them, by its type. */
const ORDER: Readonly<Record<ClientImportField, true>> = {
  firstName: true,
  lastName: true,
  fullName: true,
  preferredName: true,
  birthDate: true,
  pronouns: true,
  status: true,
  since: true,
  phone: true,
  email: true,
  address: true,
  school: true,
  notes: true,
  guardianName: true,
  guardianEmail: true,
  guardianPhone: true,
  practitioner: true,
}
const isField = (name: string): name is ClientImportField => Object.hasOwn(ORDER, name)

export const CLIENT_FIELD_ORDER: readonly ClientImportField[] = Object.keys(ORDER).filter(isField)
