import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import { EVENT_CHANNEL, REQUEST_CHANNEL } from './channels.ts'

contextBridge.exposeInMainWorld('anteroom', {
  request: (route: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(REQUEST_CHANNEL, route, input),
  subscribe: (listener: (event: unknown) => void): (() => void) => {
    // Electron's own event leads to ipcRenderer, so the page gets the message only.
    const forward = (_electronEvent: IpcRendererEvent, event: unknown): void => listener(event)
    ipcRenderer.on(EVENT_CHANNEL, forward)
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, forward)
    }
  },
})
