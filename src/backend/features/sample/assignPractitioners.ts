import type { DisciplineId } from '#shared/domain/ids.ts'
import { must } from '#shared/lib/must.ts'
import { linkPerson } from './linkPerson.ts'
import type { SampleClient } from './makeClient.ts'
import type { SampleStaff, Treating } from './makeStaff.ts'
import type { Making } from './making.ts'

/** Who treats whom: what the calendar is made of. */
export type Care = { readonly client: SampleClient; readonly by: Treating }

/** Deals people in turn, so that nobody has all clients and nobody none. */
function dealer(people: readonly Treating[]): (fits: (one: Treating) => boolean) => Treating {
  const waiting = [...people]
  return (fits) => {
    const place = waiting.findIndex(fits)
    const [one] = place < 0 ? [] : waiting.splice(place, 1)
    const dealt = must(one, 'somebody who treats')
    waiting.push(dealt)
    return dealt
  }
}

/**
 * Gives each client a practitioner, and some a second one: of another discipline, or a student who learns with the
 * first.
 */
export function assignPractitioners(
  making: Making,
  staff: SampleStaff,
  clients: readonly SampleClient[],
): Care[] {
  const { dice } = making
  const nextPractitioner = dealer(staff.practitioners)
  const nextStudent = dealer(staff.students)
  const second = (first: DisciplineId): Treating =>
    dice.chance(0.25)
      ? nextStudent(({ disciplineId }) => disciplineId === first)
      : nextPractitioner(({ disciplineId }) => disciplineId !== first)
  return clients.flatMap((client) => {
    const first = nextPractitioner(() => true)
    const team = dice.chance(0.45) ? [first, second(first.disciplineId)] : [first]
    for (const [place, by] of team.entries()) {
      linkPerson(making, {
        clientId: client.id,
        userId: by.id,
        relation: 'practitioner',
        label: '',
        since: client.since,
        isPrimary: place === 0,
      })
    }
    return team.map((by) => ({ client, by }))
  })
}
