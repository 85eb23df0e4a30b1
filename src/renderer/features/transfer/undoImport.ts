import { notifications } from '@mantine/notifications'
import { importText as words } from '#renderer/text/importFile.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'

/** Takes a whole import back and says who stays. @returns whether it is undone */
export async function undoImport(importId: string): Promise<boolean> {
  const answer = await request('transfer.undoImport', { importId })
  notifications.show(
    answer.ok
      ? { message: words.undone(answer.data) }
      : { color: 'red', message: `${words.notUndone} ${failureText(answer.error)}` },
  )
  return answer.ok
}
