import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Role } from '#shared/domain/roles.ts'
import { request } from '#renderer/transport/client.ts'
import { staffChoiceText as words } from '#renderer/text/placements.ts'

export type StaffChoice = { readonly value: string; readonly label: string }

/** Active people who hold one of some roles, as far as they were asked for. */
export type StaffChoices = {
  readonly choices: readonly StaffChoice[]
  /** Asks for those whose name, e-mail or staff ID has this in it. */
  readonly search: (text: string) => void
}

const AT_ONCE = 50
const DELAY_MS = 200

const labelOf = (row: {
  readonly firstName: string
  readonly lastName: string
  readonly disciplineName: string
  readonly kind: string
}): string =>
  [`${row.firstName} ${row.lastName}`, row.disciplineName, row.kind === 'student' ? words.student : '']
    .filter((part) => part !== '')
    .join(' · ')

const NONE: Readonly<Record<string, string>> = {}

/**
 * Looks people up as somebody types; those once found stay to be chosen. Leaves one person out.
 * @param roles one list for the life of the component
 * @param known names of people who were found before, by their ids
 */
export function useStaffChoices(
  roles: readonly Role[],
  butNot: string,
  known: Readonly<Record<string, string>> = NONE,
): StaffChoices {
  const [found, setFound] = useState<ReadonlyMap<string, string>>(() => new Map(Object.entries(known)))
  const asked = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const ask = useCallback(
    async (search: string): Promise<void> => {
      if (asked.current.has(search)) return
      asked.current.add(search)
      const answer = await request('users.list', {
        tab: 'active',
        search,
        filters: { kinds: [], roles: [...roles], disciplineIds: [], signInStates: [] },
        sort: { column: 'name', descending: false },
        from: { index: 0 },
        limit: AT_ONCE,
      })
      if (!answer.ok) {
        asked.current.delete(search)
        return
      }
      const rows = answer.data.rows.map((row) => [row.userId, labelOf(row)] as const)
      setFound((before) => new Map([...before, ...rows]))
    },
    [roles],
  )
  useEffect(() => {
    void ask('')
    return () => clearTimeout(timer.current)
  }, [ask])
  return {
    choices: useMemo(
      () =>
        [...found]
          .filter(([value]) => value !== butNot)
          .map(([value, label]) => ({ value, label }))
          .toSorted((one, other) => one.label.localeCompare(other.label)),
      [found, butNot],
    ),
    search: useCallback(
      (text: string) => {
        clearTimeout(timer.current)
        // A choice writes its own label into the field: that is nothing to look for.
        if (text.includes(' · ')) return
        timer.current = setTimeout(() => void ask(text.trim()), DELAY_MS)
      },
      [ask],
    ),
  }
}
