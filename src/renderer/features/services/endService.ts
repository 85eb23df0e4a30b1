import { notifications } from '@mantine/notifications'
import { showUndo } from '#renderer/components/showUndo.tsx'
import { failureText } from '#renderer/text/problems.ts'
import { servicesText as words } from '#renderer/text/services.ts'
import { request } from '#renderer/transport/client.ts'
import type { Service } from './useServiceForm.ts'

async function setCurrent(service: Service, isCurrent: boolean, reload: () => void): Promise<string | null> {
  const answer = await request('services.setCurrent', { serviceId: service.serviceId, isCurrent })
  reload()
  return answer.ok ? null : failureText(answer.error)
}

async function change(service: Service, isCurrent: boolean, reload: () => void): Promise<void> {
  const say = (is: boolean): string => (is ? words.isBack(service.name) : words.isEnded(service.name))
  const problem = await setCurrent(service, isCurrent, reload)
  if (problem !== null) {
    notifications.show({ message: problem, color: 'red' })
    return
  }
  showUndo({
    id: `service:${service.serviceId}`,
    message: say(isCurrent),
    verb: words.undo,
    undo: async () => {
      const failed = await setCurrent(service, !isCurrent, reload)
      return { message: failed ?? say(!isCurrent), isProblem: failed !== null }
    },
  })
}

/** Ends a service, with the way back. */
export const endService = (service: Service, reload: () => void): Promise<void> =>
  change(service, false, reload)

/** Brings an ended service back, with the way back. */
export const bringBackService = (service: Service, reload: () => void): Promise<void> =>
  change(service, true, reload)
