import { create } from 'zustand'
import { askToDiscard } from '#renderer/components/unsavedChanges.ts'
import { leavingKey } from '#renderer/features/leaving/index.ts'
import { onEvent, request } from '#renderer/transport/client.ts'

/** The tabs of the Account modal. */
export type AccountTab = 'myClinic' | 'account' | 'sessions'
/** What lies over the Account modal; one at a time. */
export type AccountLayer =
  'profile' | 'appointments' | 'chart' | 'setUpLike' | 'merge' | 'timesheet' | MfaLayer | LeavingLayer
/** The modals of the second factor. */
export type MfaLayer = 'mfaSetUp' | 'mfaCodes' | 'mfaRemove' | 'mfaReset'

/** The modals of leaving, coming back and upgrading. */
export type LeavingLayer = 'leaving' | 'return' | 'upgrade'

/** Parts of the tab "Account" that another place can lead to. */
export type AccountPart = 'password' | 'mfa'

type AccountState = {
  /** Whose account is open; null while the modal is closed. Kept while the desk is locked. */
  readonly userId: string | null
  readonly tab: AccountTab
  readonly layer: AccountLayer | null
  /** The client whose chart is open; kept while the chart closes, so that it does not flicker. */
  readonly chartClientId: string | null
  /** True for somebody added just now: a colleague's set-up is offered. */
  readonly isNew: boolean
  /** The part that gets the focus once the account is there. */
  readonly part: AccountPart | null
}

const CLOSED: AccountState = {
  userId: null,
  tab: 'myClinic',
  layer: null,
  chartClientId: null,
  isNew: false,
  part: null,
}

/** Which account is open and what lies over it. Holds no data of the person: that goes with the lock. */
export const useAccountStore = create<AccountState>()(() => CLOSED)

/** The keys under which the forms of a person keep drafts and report unsaved changes. */
export const accountFormKey = (userId: string): string => `account:${userId}`
export const profileFormKey = (userId: string): string => `profile:${userId}`
/** A typed password is asked about before it is dropped, and never kept as a draft. */
export const passwordFormKey = (userId: string): string => `password:${userId}`

const formKeys = (userId: string): string[] => [
  accountFormKey(userId),
  profileFormKey(userId),
  passwordFormKey(userId),
]

let stopWatching: (() => void) | undefined
let openedBy: string | undefined

/** Forgets what was open as soon as somebody signs out or somebody else takes the desk. */
async function followSession(): Promise<void> {
  const session = await request('session.get', {})
  if (!session.ok) return
  const personId = session.data.person?.userId
  openedBy ??= personId
  if (personId !== openedBy) forgetAccount()
}

function watchSession(): void {
  if (stopWatching !== undefined) return
  stopWatching = onEvent((event) => {
    if (event.name === 'session.changed') void followSession()
  })
  void followSession()
}

/** Closes the account without a question; for signing out. */
export function forgetAccount(): void {
  stopWatching?.()
  stopWatching = undefined
  openedBy = undefined
  useAccountStore.setState(CLOSED)
}

/**
 * Opens somebody's Account modal, on "My Clinic" unless a tab is given. Where another account is open with unsaved
 * changes, asks first.
 */
export function openAccount(userId: string, tab: AccountTab = 'myClinic'): void {
  void replaceAccount(userId, { tab })
}

/** Opens the Account modal of somebody who was added just now. */
export function openNewAccount(userId: string): void {
  void replaceAccount(userId, { isNew: true })
}

/** Opens somebody's Account modal at a part of the tab "Account", which gets the focus. */
export function openAccountAt(userId: string, part: AccountPart): void {
  void replaceAccount(userId, { tab: 'account', part })
}

async function replaceAccount(
  userId: string,
  how: Partial<Pick<AccountState, 'tab' | 'isNew' | 'part'>>,
): Promise<void> {
  const { userId: before } = useAccountStore.getState()
  if (before !== null && before !== userId) {
    const mayLeave = await askToDiscard(formKeys(before))
    if (!mayLeave) return
  }
  useAccountStore.setState({ ...CLOSED, userId, ...how })
  watchSession()
}

/** Offers a colleague's set-up no longer. */
export function dropOffer(): void {
  useAccountStore.setState({ isNew: false })
}

/** Closes the account; asks first where something typed in either form is not saved. */
export async function closeAccount(): Promise<void> {
  const { userId } = useAccountStore.getState()
  if (userId === null) return
  if (await askToDiscard(formKeys(userId))) forgetAccount()
}

/** Shows another tab of the open account. */
export function showAccountTab(tab: AccountTab): void {
  useAccountStore.setState({ tab })
}

/** Opens Update Profile, the upcoming appointments or a modal of the second factor over the account. */
export function openLayer(layer: Exclude<AccountLayer, 'chart'>): void {
  useAccountStore.setState({ layer })
}

/** Opens a client's chart over the account. */
export function openChart(clientId: string): void {
  useAccountStore.setState({ layer: 'chart', chartClientId: clientId })
}

/** Closes what lies over the account without a question; after a save. */
export function dropLayer(): void {
  useAccountStore.setState({ layer: null })
}

/** Closes what lies over the account; asks first where it is Update Profile or "Leaving" with unsaved changes. */
export async function closeLayer(): Promise<void> {
  const { userId, layer } = useAccountStore.getState()
  if (userId === null) return dropLayer()
  const keys = { profile: [profileFormKey(userId)], leaving: [leavingKey(userId)] }
  const asked = layer === 'profile' || layer === 'leaving' ? keys[layer] : []
  if (await askToDiscard(asked)) dropLayer()
}
