import { notifications } from '@mantine/notifications'
import type { InputOf } from '#shared/contract/index.ts'
import { saveCsv, saveFile } from '#renderer/components/saveFile.ts'
import { failureText } from '#renderer/text/problems.ts'
import { exportText } from '#renderer/text/transfer.ts'
import { peopleCount, usersText as words } from '#renderer/text/users.ts'
import { request } from '#renderer/transport/client.ts'
import { useUsers } from '../usersStore.ts'
import { useColumns } from './columnsStore.ts'
import { userFile } from './userFile.ts'

type Which = InputOf<'transfer.exportUsers'>['which']

/** Everybody whom the list shows now. */
export function shownUsers(): Which {
  const { tab, search, filters } = useUsers.getState().query
  return { by: 'filters', tab, search, filters }
}

/**
 * Writes people into a CSV file with the columns of the list, in its order, and says so; that they were taken out
 * stands in the log.
 */
export async function exportUsers(which: Which): Promise<void> {
  const { sort } = useUsers.getState().query
  const answer = await request('transfer.exportUsers', { which, sort })
  if (!answer.ok) {
    notifications.show({ color: 'red', message: failureText(answer.error) })
    return
  }
  const { rows, day, isCapped } = answer.data
  saveCsv(words.exportName(day), userFile(rows, useColumns.getState().columns))
  const people = peopleCount(rows.length)
  notifications.show({ message: isCapped ? words.exportCapped(people) : words.exported(people) })
}

/** Makes a PDF of the staff among these people, in the order of the list, and says so. */
export async function printStaff(which: Which): Promise<void> {
  const { sort } = useUsers.getState().query
  const answer = await request('transfer.printStaff', { which, sort })
  if (!answer.ok) {
    notifications.show({ color: 'red', message: failureText(answer.error) })
    return
  }
  const { fileName, base64, count, isCapped } = answer.data
  saveFile(fileName, 'application/pdf', base64)
  notifications.show({ message: isCapped ? exportText.printedCapped(count) : exportText.printed(count) })
}
