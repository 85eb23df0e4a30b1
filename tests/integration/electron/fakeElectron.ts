import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  IpcMain,
  IpcMainInvokeEvent,
  Session,
  WebContents,
  WebFrameMain,
} from 'electron'

/**
 * The one place where a fake passes for a part of Electron. What the fake takes and gives is typed by electron.d.ts;
 * its `on`, with dozens of overloads there, is a plain event emitter here.
 */
export function asElectron<T>(fake: object): T {
  return fake as T
}

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>
type DeviceHandler = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>
type DisplayHandler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>

/** An event whose default can be prevented, as Electron makes them. */
export type FakeEvent<T> = T & { defaultPrevented: boolean; preventDefault(): void }

/** Makes such an event with these properties. */
export function fakeEvent<T extends object>(properties: T): FakeEvent<T> {
  const event = {
    ...properties,
    defaultPrevented: false,
    preventDefault(): void {
      event.defaultPrevented = true
    },
  }
  return event
}

/** A session that keeps the handlers it is given. */
export class FakeSession extends EventEmitter {
  request: RequestHandler | null = null
  check: CheckHandler | null = null
  device: DeviceHandler | null = null
  display: DisplayHandler | null = null
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.request = handler
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.check = handler
  }
  setDevicePermissionHandler(handler: DeviceHandler | null): void {
    this.device = handler
  }
  setDisplayMediaRequestHandler(handler: DisplayHandler | null): void {
    this.display = handler
  }
}

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0]

/** The contents of a window: emits what a test tells it to, keeps what is sent to it. */
export class FakeContents extends EventEmitter {
  readonly id: number
  readonly sent: unknown[][] = []
  openHandler: OpenHandler | undefined
  constructor(id = 1) {
    super()
    this.id = id
  }
  send(channel: string, ...values: unknown[]): void {
    this.sent.push([channel, ...values])
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  /** Emits a navigation of this kind; true where it was stopped. */
  stops(kind: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', url: string): boolean {
    const event = fakeEvent({ url })
    this.emit(kind, event)
    return event.defaultPrevented
  }
}

/** A window that records how it was made and what it was asked to load. */
export class FakeWindow extends EventEmitter {
  static readonly made: FakeWindow[] = []
  static loadFails = false
  readonly options: BrowserWindowConstructorOptions
  readonly webContents = new FakeContents()
  readonly loaded: string[] = []
  shown = 0
  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    FakeWindow.made.push(this)
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    return FakeWindow.loadFails ? Promise.reject(new Error('ERR_FAILED')) : Promise.resolve()
  }
  show(): void {
    this.shown += 1
  }
}

/** The class above as a module takes it. */
export const FakeBrowserWindow =
  asElectron<new (options: BrowserWindowConstructorOptions) => BrowserWindow>(FakeWindow)

type InvokeListener = Parameters<IpcMain['handle']>[1]

/** ipcMain, with the handlers that were registered. */
export class FakeIpcMain {
  readonly handlers = new Map<string, InvokeListener>()
  handle(channel: string, listener: InvokeListener): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, listener)
  }
}

/** What a message looks like when it comes from the top frame of our own page in window 1. */
export const ownFrame = {
  detached: false,
  parent: null,
  origin: 'app://anteroom',
  url: 'app://anteroom/index.html',
} as const satisfies Partial<WebFrameMain>

/** A message from this frame in the window with this id. */
export function messageFrom(frame: object | null, contentsId = 1): IpcMainInvokeEvent {
  return asElectron({ type: 'frame', sender: { id: contentsId }, senderFrame: frame })
}

/** A permission by its name in electron.d.ts. */
export type PermissionName = Parameters<RequestHandler>[1]

/** Every permission that electron.d.ts knows, read from the union in its text. */
export function readPermissionNames(): PermissionName[] {
  const declarations = readFileSync(
    new URL('../../../node_modules/electron/electron.d.ts', import.meta.url),
    'utf8',
  )
  const names = new Set<PermissionName>()
  for (const method of ['setPermissionRequestHandler', 'setPermissionCheckHandler']) {
    const union = new RegExp(`^    ${method}\\(.*?permission: ((?:'[^']+'(?: \\| )?)+)`, 'm').exec(
      declarations,
    )?.[1]
    if (union === undefined) throw new Error(`electron.d.ts no longer lists the permissions of ${method}`)
    for (const [, name] of union.matchAll(/'([^']+)'/g)) names.add(name as PermissionName)
  }
  return [...names]
}
