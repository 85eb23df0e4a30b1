import { notifications } from '@mantine/notifications'
import type { Named } from '#shared/contract/nameLists.ts'
import type { NameListKind } from '#shared/domain/nameLists.ts'
import { showUndo } from '#renderer/components/showUndo.tsx'
import { nameListsText as words } from '#renderer/text/nameLists.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'

const write = async (list: NameListKind, { id }: Named, isCurrent: boolean): Promise<string | null> => {
  const answer = await request('nameLists.setCurrent', { list, id, isCurrent })
  return answer.ok ? null : failureText(answer.error)
}

/** Ends one of a list or brings it back, with the way back. @returns whether it is done */
export async function setNamedCurrent(
  list: NameListKind,
  named: Named,
  isCurrent: boolean,
): Promise<boolean> {
  const say = (is: boolean): string => (is ? words.isBack(named.name) : words.isEnded(named.name))
  const problem = await write(list, named, isCurrent)
  if (problem !== null) {
    notifications.show({ message: problem, color: 'red' })
    return false
  }
  showUndo({
    id: `named:${named.id}`,
    message: say(isCurrent),
    verb: words.undo,
    undo: async () => {
      const failed = await write(list, named, !isCurrent)
      return { message: failed ?? say(!isCurrent), isProblem: failed !== null }
    },
  })
  return true
}

/** Says that two are one now, with the way back. */
export function showNamesMerged(list: NameListKind, from: Named, into: Named, actId: string): void {
  showUndo({
    id: `named:${from.id}`,
    message: words.merged(from.name, into.name),
    verb: words.undo,
    undo: async () => {
      const answer = await request('nameLists.undoMerge', { list, actId })
      if (answer.ok) return { message: words.unmerged(from.name), isProblem: false }
      const isChanged = answer.error.code === 'MERGE_CHANGED'
      return { message: isChanged ? words.notUndone : failureText(answer.error), isProblem: true }
    },
  })
}
