import type { IpcMain, WebContents } from 'electron'
import type { App, Envelope, Ports, Seat } from '#backend/ports.ts'
import { fail } from '#shared/errors/index.ts'
import { dispatchSafely } from '../dispatchSafely.ts'
import { EVENT_CHANNEL, REQUEST_CHANNEL } from './channels.ts'
import { isTrustedSender } from './security.ts'

/** The one seat of this shell: the person in front of the window. */
export const DESK_SEAT: Seat = 'desk'

export type IpcParts = {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  /** The contents of the desk's window while there is one. */
  readonly desk: () => Pick<WebContents, 'id' | 'send'> | undefined
  /** The window may be there before the core is: requests wait for it. */
  readonly core: Promise<App>
  readonly log: Ports['log']
}

/** Carries requests of the desk's page to the core and the core's events to that page. Registers both channels. */
export function bindIpc({ ipcMain, desk, core, log }: IpcParts): void {
  ipcMain.handle(REQUEST_CHANNEL, async (event, route: unknown, input: unknown): Promise<Envelope> => {
    if (!isTrustedSender(event, desk()?.id)) return fail('FORBIDDEN', {})
    if (typeof route !== 'string') return fail('UNKNOWN_ROUTE', {})
    return dispatchSafely(await core, log, DESK_SEAT, route, input)
  })
  core.then(
    (app) => app.subscribe(DESK_SEAT, (event) => desk()?.send(EVENT_CHANNEL, event)),
    // Whoever started the core says why it did not come up.
    () => undefined,
  )
}
