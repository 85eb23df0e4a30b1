import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { useEffect, type JSX } from 'react'
import { assertNever } from '#shared/lib/assertNever.ts'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { enrolmentText } from '#renderer/text/mfa.ts'
import { EnrolmentCode } from './EnrolmentCode.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { useEnrolment } from './useEnrolment.ts'

type Props = {
  readonly personName: string
  readonly clinicName: string
  /** Called once the person says that the recovery codes are kept. */
  readonly onDone: () => void
  /** Told while codes are shown that are shown only once. */
  readonly onCodes?: (areShown: boolean) => void
}

/** Setting up the second factor: QR code, a code of it, ten recovery codes. */
export function MfaEnrolment({ personName, clinicName, onDone, onCodes }: Props): JSX.Element {
  const { current, begin, confirm, makeCodes } = useEnrolment()
  const areCodesShown = current.step === 'codes'
  useEffect(() => onCodes?.(areCodesShown), [areCodesShown, onCodes])
  switch (current.step) {
    case 'loading':
      return <Skeleton h={176} role="status" aria-label={enrolmentText.loading} />
    case 'failed':
      return <LoadFailed error={current.error} onRetry={() => void begin()} />
    case 'secret':
      return (
        <EnrolmentCode
          secret={current.secret}
          clinicName={clinicName}
          onConfirm={confirm}
          onBegin={() => void begin()}
        />
      )
    case 'isOn':
      return (
        <Stack gap="sm" align="flex-start">
          <Text fw={600}>{enrolmentText.isOnTitle}</Text>
          <Text>{enrolmentText.codesNotKept}</Text>
          <Button onClick={() => void makeCodes()}>{enrolmentText.makeCodes}</Button>
        </Stack>
      )
    case 'codes':
      return (
        <RecoveryCodes
          codes={current.recoveryCodes}
          personName={personName}
          clinicName={clinicName}
          onDone={onDone}
        />
      )
    default:
      return assertNever(current)
  }
}
