import { Button, Tabs } from '@mantine/core'
import { IconArrowsJoin, IconCalendar } from '@tabler/icons-react'
import { useEffect, useRef, useState, type JSX, type RefObject } from 'react'
import { ClientChartModal } from '#renderer/features/clients/index.ts'
import { MergeModal } from '#renderer/features/merging/index.ts'
import { AccountSessions } from '#renderer/features/timesheets/index.ts'
import { SetUpLikeModal } from '#renderer/features/setUpLike/index.ts'
import { isAbout, useLoaded } from '#renderer/components/useLoaded.ts'
import { accountText as words } from '#renderer/text/account.ts'
import { mergingText } from '#renderer/text/merging.ts'
import classes from './account.module.css'
import type { Account } from './accountFields.ts'
import { AccountHeader, EDIT_BUTTON_ID } from './AccountHeader.tsx'
import {
  closeLayer,
  dropLayer,
  dropOffer,
  openAccount,
  openLayer,
  showAccountTab,
  useAccountStore,
  type AccountLayer,
  type AccountTab,
} from './accountStore.ts'
import { AccountTabPanel } from './AccountTabPanel.tsx'
import { MyClinicTab } from './MyClinicTab.tsx'
import { SetUpOffer } from './SetUpOffer.tsx'
import { UnsavedDot } from './UnsavedDot.tsx'
import { UpcomingSessionsModal } from './UpcomingSessionsModal.tsx'
import { UpdateProfileModal } from './UpdateProfileModal.tsx'
import type { AccountDrafts } from './useAccount.ts'
import { useFocusOnPart } from './useFocusOnPart.ts'
import { useAccountForm } from './useAccountForm.ts'
import { focusFirstProblem } from '#renderer/components/useProblems.ts'

type Props = {
  readonly account: Account
  readonly drafts: AccountDrafts
  readonly onSaved: (account: Account) => void
}

const TABS: readonly AccountTab[] = ['myClinic', 'account', 'sessions']

const closeTop = (): void => void closeLayer()

/** The Account modal of somebody whose account is there: header, tabs, and what opens over them. */
export function LoadedAccount({ account, drafts, onSaved }: Props): JSX.Element {
  const { tab, layer, chartClientId } = useAccountStore()
  const { userId } = account
  const form = useAccountForm({ account, draft: drafts.account, onSaved })
  const clients = useLoaded('users.listClients', { userId }, { when: isAbout(userId) })
  // Once Update Profile is open, it says itself whether it holds unsaved changes.
  const [isDraftWaiting, setDraftWaiting] = useState(drafts.hasProfile)
  useEffect(() => {
    if (layer === 'profile') setDraftWaiting(false)
  }, [layer])
  // Guardians and contacts hold no sessions.
  const hasSessions = account.clinic.hasTimesheets && account.kind === 'staff'
  useFocusAfter(layer)
  const tabs = useFocusOnArrival()
  useFocusAfterSave(form.isSaving, tabs)
  const panel = useRef<HTMLDivElement>(null)
  useFocusOnPart(panel)
  useEffect(() => {
    if (form.refusals > 0) focusFirstProblem(panel.current)
  }, [form.refusals])
  return (
    <>
      <AccountHeader form={form} isProfileDraftWaiting={isDraftWaiting} />
      <SetUpOffer account={account} />
      <Tabs
        value={tab === 'sessions' && !hasSessions ? 'myClinic' : tab}
        onChange={(next) => showAccountTab(TABS.find((one) => one === next) ?? 'myClinic')}
        className={classes['tabs'] ?? ''}
        ref={tabs}
      >
        <Tabs.List px="lg">
          <Tabs.Tab value="myClinic">{words.tabs.myClinic}</Tabs.Tab>
          <Tabs.Tab value="account" rightSection={form.fields.isDirty ? <UnsavedDot /> : null}>
            {words.tabs.account}
          </Tabs.Tab>
          {hasSessions && <Tabs.Tab value="sessions">{words.tabs.sessions}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="myClinic" className={classes['panel'] ?? ''}>
          <MyClinicTab firstName={account.profile.firstName} clients={clients} />
        </Tabs.Panel>
        <Tabs.Panel value="account" className={classes['panel'] ?? ''} ref={panel}>
          <AccountTabPanel form={form} clients={clients.loaded} onSaved={onSaved} />
        </Tabs.Panel>
        {hasSessions && (
          <Tabs.Panel value="sessions" className={classes['panel'] ?? ''} tabIndex={0}>
            {tab === 'sessions' && (
              <AccountSessions
                userId={userId}
                timezone={account.clinic.timezone}
                isGenerating={layer === 'timesheet'}
                onGenerate={() => openLayer('timesheet')}
                onGenerated={dropLayer}
              />
            )}
          </Tabs.Panel>
        )}
      </Tabs>
      <div className={classes['foot']}>
        <Button
          variant="subtle"
          leftSection={<IconCalendar size={16} aria-hidden="true" />}
          onClick={() => openLayer('appointments')}
        >
          {words.viewUpcoming}
        </Button>
        {account.may.setStatus && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconArrowsJoin size={16} aria-hidden="true" />}
            onClick={() => openLayer('merge')}
          >
            {mergingText.open}
          </Button>
        )}
      </div>
      <UpdateProfileModal account={account} isOpen={layer === 'profile'} onSaved={onSaved} />
      <UpcomingSessionsModal account={account} isOpen={layer === 'appointments'} onClose={closeTop} />
      {account.may.setRoles && (
        <SetUpLikeModal
          person={{
            userId,
            firstName: account.profile.firstName,
            hasSignIn: account.signIn.state !== 'noSignIn',
          }}
          isOpen={layer === 'setUpLike'}
          onClose={closeTop}
          onDone={dropOffer}
        />
      )}
      <MergeModal
        subject={{
          kind: 'user',
          id: userId,
          name: `${account.profile.firstName} ${account.profile.lastName}`,
        }}
        isOpen={layer === 'merge'}
        onClose={closeTop}
        onMerged={(keptId) => openAccount(keptId)}
      />
      <ClientChartModal clientId={chartClientId} isOpen={layer === 'chart'} onClose={closeTop} />
    </>
  )
}

/** Gives a focus that was lost to the page to the chosen tab. */
function focusChosenTab(tabs: HTMLElement | null): void {
  const chosen = tabs?.querySelector('[role="tab"][aria-selected="true"]')
  if (document.activeElement === document.body && chosen instanceof HTMLElement) chosen.focus()
}

/** The focus that went in with the modal was lost with its loading state: the chosen tab gets it. */
function useFocusOnArrival(): RefObject<HTMLDivElement | null> {
  const tabs = useRef<HTMLDivElement>(null)
  useEffect(() => focusChosenTab(tabs.current), [])
  return tabs
}

/** "Save" loses the focus when it is disabled, while it saves and once all is saved: the chosen tab gets it. */
function useFocusAfterSave(isSaving: boolean, tabs: RefObject<HTMLDivElement | null>): void {
  const wasSaving = useRef(isSaving)
  useEffect(() => {
    const hasEnded = wasSaving.current && !isSaving
    wasSaving.current = isSaving
    if (!hasEnded) return undefined
    const timer = setTimeout(() => focusChosenTab(tabs.current), AFTER_CLOSING_MS)
    return () => clearTimeout(timer)
  }, [isSaving, tabs])
}

const AFTER_CLOSING_MS = 60

/** A layer that was open when the desk was unlocked knows nothing to give the focus back to: "Edit" gets it then. */
function useFocusAfter(layer: AccountLayer | null): void {
  const before = useRef(layer)
  useEffect(() => {
    const hasClosed = before.current !== null && layer === null
    before.current = layer
    if (!hasClosed) return undefined
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) document.getElementById(EDIT_BUTTON_ID)?.focus()
    }, AFTER_CLOSING_MS)
    return () => clearTimeout(timer)
  }, [layer])
}
