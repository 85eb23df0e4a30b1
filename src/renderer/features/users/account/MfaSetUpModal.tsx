import { Modal } from '@mantine/core'
import { useState, type JSX } from 'react'
import { MfaEnrolment } from '#renderer/features/identity/index.ts'
import { enrolmentText } from '#renderer/text/mfa.ts'
import type { Account } from './accountFields.ts'
import { dropLayer } from './accountStore.ts'

type Props = { readonly account: Account; readonly isOpen: boolean }

/** Sets up one's own second factor. While its codes are shown, the only way out is to say that they are kept. */
export function MfaSetUpModal({ account, isOpen }: Props): JSX.Element {
  const [areCodesShown, setCodesShown] = useState(false)
  const { firstName, lastName } = account.profile
  return (
    <Modal
      opened={isOpen}
      onClose={dropLayer}
      title={enrolmentText.title}
      size={560}
      zIndex={250}
      withCloseButton={!areCodesShown}
      closeOnEscape={!areCodesShown}
      closeOnClickOutside={!areCodesShown}
    >
      <MfaEnrolment
        personName={`${firstName} ${lastName}`.trim()}
        clinicName={account.clinic.name}
        onDone={dropLayer}
        onCodes={setCodesShown}
      />
    </Modal>
  )
}
