import type { ClientRowProblem } from '#shared/contract/clientImport.ts'
import { foldText } from '#shared/lib/fold.ts'
import { foldEmail } from '../users/index.ts'
import type { ImportedClient } from './readClient.ts'
import type { Bearer } from './transferRepository.ts'

type Guardian = NonNullable<ImportedClient['guardian']>
type Base = Pick<ClientRowProblem, 'line' | 'name'>
type Named = { readonly name: string; readonly line: number | null }

/** Whether a line can mean whoever bears its e-mail: another name is somebody else, no name is whoever it is. */
function means({ firstName, lastName, isLastNameGiven }: Guardian, bearer: string): boolean {
  const first = foldText(firstName)
  const whole = foldText(`${firstName} ${lastName}`)
  const folded = foldText(bearer)
  return first === '' || folded === whole || (!isLastNameGiven && folded.startsWith(`${first} `))
}

/**
 * Looks at the guardians of a list in file order: whoever is not here needs a name, and nobody is tied to a client
 * because they bear the e-mail that stands beside somebody else's name.
 * @param bearers who in the clinic bears which e-mail
 */
export function guardianChecker(
  bearers: ReadonlyMap<string, Bearer>,
): (client: ImportedClient, base: Base) => ClientRowProblem | undefined {
  const inFile = new Map<string, Named>()
  const findBearer = (email: string): Named | undefined => {
    const there = bearers.get(email)
    return there === undefined ? inFile.get(email) : { name: there.name, line: null }
  }
  return ({ guardian }, base) => {
    if (guardian === null) return undefined
    const { firstName, lastName, email: value } = guardian
    const email = foldEmail(value)
    const bearer = email === '' ? undefined : findBearer(email)
    if (bearer === undefined) {
      if (firstName === '')
        return { ...base, field: 'guardianName', problem: 'guardianNotNamed', value, takenBy: null }
      if (email !== '') inFile.set(email, { name: `${firstName} ${lastName}`.trim(), line: base.line })
      return undefined
    }
    if (means(guardian, bearer.name)) return undefined
    return {
      ...base,
      field: 'guardianEmail',
      problem: 'emailOfOther',
      value: value.slice(0, 80),
      takenBy: bearer,
    }
  }
}
