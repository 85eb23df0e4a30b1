import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconFileDownload, IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef, useState, type JSX } from 'react'
import { firstSignInSlip } from '#shared/domain/firstSignInSlip.ts'
import { passwordMinimum } from '#shared/domain/passwords.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { CopySecretButton } from '#renderer/components/CopySecretButton.tsx'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { PrintedSheet } from '#renderer/components/PrintedSheet.tsx'
import { saveFile } from '#renderer/components/saveFile.ts'
import { useLanguage } from '#renderer/text/language.ts'
import { passwordText as words } from '#renderer/text/passwords.ts'
import { fullTime } from '#renderer/text/time.ts'
import { request } from '#renderer/transport/client.ts'
import type { Account } from './accountFields.ts'
import classes from './account.module.css'
import { FirstSignInSlip } from './FirstSignInSlip.tsx'

type Props = {
  readonly account: Account
  readonly password: string
  /** When it stops working, in milliseconds since 1970. */
  readonly until: number
  readonly onAgain: () => void
}

function CopyPassword({ password }: { readonly password: string }): JSX.Element {
  const button = useRef<HTMLButtonElement>(null)
  // The button that set the password is gone: the focus goes on to what is done next.
  useEffect(() => button.current?.focus(), [])
  return (
    <Group gap="xs">
      <code className={classes['secret']}>{password}</code>
      <CopySecretButton ref={button} secret={password} />
    </Group>
  )
}

function SlipActs({ account, password, until }: Omit<Props, 'onAgain'>): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const { profile, clinic, mfa, userId } = account
  const { language: spoken } = useLanguage()
  const facts = {
    clinicName: clinic.name,
    personName: `${profile.firstName} ${profile.lastName}`.trim(),
    signInName: profile.primaryEmail,
    password,
    until,
    timezone: clinic.timezone,
    minimum: passwordMinimum(mfa.isOn),
  }
  const slip = firstSignInSlip(facts, account.language ?? spoken)
  const save = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const answer = await request('slips.firstSignIn', { userId, password, language: spoken })
    setBusy(false)
    if (answer.ok) saveFile(answer.data.fileName, 'application/pdf', answer.data.base64)
    else setProblem(answer.error)
  }
  return (
    <>
      <PrintedSheet>
        <FirstSignInSlip slip={slip} />
      </PrintedSheet>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {words.printSlip}
        </Button>
        <Button
          variant="default"
          loading={isBusy}
          leftSection={<IconFileDownload size={16} aria-hidden="true" />}
          onClick={() => void save()}
        >
          {words.savePdf}
        </Button>
      </Group>
      <FormProblem error={problem} />
    </>
  )
}

/** A temporary password just set: shown once, to copy, print or save as the first sign-in slip. */
export function ShownPassword({ account, password, until, onAgain }: Props): JSX.Element {
  return (
    <Stack gap="sm" align="flex-start">
      <Stack gap={4} role="status">
        <Text>
          <bdi>{words.given(account.profile.firstName)}</bdi>
        </Text>
        <Text c="dimmed">{words.worksUntil(fullTime(until, account.clinic.timezone))}</Text>
      </Stack>
      <CopyPassword password={password} />
      <SlipActs account={account} password={password} until={until} />
      <Text c="dimmed">{words.shownOnce}</Text>
      <Anchor component="button" type="button" onClick={onAgain}>
        {words.setAnother}
      </Anchor>
    </Stack>
  )
}
