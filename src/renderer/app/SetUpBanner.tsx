import { IconFileAlert } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { SlimBanner } from '#renderer/components/SlimBanner.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { ConfirmSheetModal, RenewSheetQuestion } from '#renderer/features/start/index.ts'
import { frameText } from '#renderer/text/frame.ts'

/** Reminds an owner of the recovery sheet until it is confirmed. */
export function SetUpBanner(): JSX.Element | null {
  const { loaded, reload } = useLoaded('recovery.get', {}, { when: ({ name }) => name === 'clinic.changed' })
  const [open, setOpen] = useState<'confirm' | 'renew' | null>(null)
  const close = (): void => setOpen(null)
  if (loaded.state !== 'ready' || loaded.data.isConfirmed) return null
  return (
    <>
      <SlimBanner
        icon={<IconFileAlert size={16} />}
        action={
          <button type="button" onClick={() => setOpen('confirm')}>
            {frameText.setUpOpenVerb}
          </button>
        }
      >
        {frameText.setUpOpen}
      </SlimBanner>
      <ConfirmSheetModal
        isOpen={open === 'confirm'}
        recovery={loaded.data}
        onClose={close}
        onRenew={() => setOpen('renew')}
        onConfirmed={() => {
          close()
          reload()
        }}
      />
      <RenewSheetQuestion isOpen={open === 'renew'} onClose={close} />
    </>
  )
}
