import { Button, Code, CopyButton, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useRef, useState, type FormEvent, type JSX } from 'react'
import type { OutputOf, RouteName } from '#shared/contract/index.ts'
import { teamAddressSchema } from '#shared/domain/teamPage.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { DateText } from '#renderer/components/DateText.tsx'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { type FieldChecks, isText } from '#renderer/components/drafts.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { publishStateText, publishText as words, refusalText } from '#renderer/text/team.ts'
import { request } from '#renderer/transport/client.ts'
import classes from './team.module.css'

type Publishing = OutputOf<'team.getPublishing'>
type Asked = Extract<RouteName, 'team.publish' | 'team.withdraw'>

type Typed = { readonly address: string }

const KEY = 'settings:teamAddress'
const checks: FieldChecks<Typed> = { address: isText }
const check = ({ address }: Typed): { address?: string | undefined } => ({
  address: teamAddressSchema.safeParse(address).success ? undefined : words.addressWrong,
})

/** Where the page is, to be copied or typed into any browser. */
function Address({ url }: { readonly url: string }): JSX.Element {
  return (
    <>
      <Group gap="sm">
        <Code className={classes['address'] ?? ''}>{url}</Code>
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              leftSection={
                copied ? (
                  <IconCheck size={14} aria-hidden="true" />
                ) : (
                  <IconCopy size={14} aria-hidden="true" />
                )
              }
              onClick={copy}
            >
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text c="dimmed" size="sm">
        {words.addressHint} {words.jsonHint(`${url}.json`)}
      </Text>
    </>
  )
}

/** How it stands, in words. */
function State({ publishing }: { readonly publishing: Publishing }): JSX.Element {
  const { state, since, refusal } = publishing
  return (
    <output>
      <Text fw={600} {...(state === 'refused' ? { c: 'var(--mantine-color-error)' } : {})}>
        {refusal === null ? publishStateText[state] : refusalText[refusal]}{' '}
        {state === 'published' && since !== null && <DateText at={since} />}
      </Text>
    </output>
  )
}

function PublishForm(props: { readonly publishing: Publishing; readonly onDone: () => void }): JSX.Element {
  const { publishing, onDone } = props
  const { isPublished, address } = publishing
  const form = useRef<HTMLFormElement>(null)
  const fields = useKeptFields<Typed>({ key: KEY, draftKey: KEY, given: { address }, check, checks })
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppFailure>()
  const typed = fields.values.address
  const ask = async (route: Asked): Promise<void> => {
    setBusy(true)
    const answer = await (route === 'team.publish' ? request(route, { address: typed }) : request(route, {}))
    setBusy(false)
    setProblem(answer.ok ? undefined : answer.error)
    // A page that is taken away keeps its address, and whoever types another one keeps that.
    if (answer.ok && route === 'team.publish') fields.accept({ address: typed })
    onDone()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (fields.validate(form.current)) void ask('team.publish')
  }
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack gap="sm">
        <DraftLine savedAt={fields.restoredAt} onDiscard={fields.discard} />
        <TextInput
          label={words.address}
          description={words.addressExplained}
          name="address"
          maw={400}
          value={typed}
          error={fields.error('address')}
          onBlur={() => fields.leave('address')}
          onChange={(event) => fields.set('address', event.currentTarget.value.toLowerCase())}
        />
        <FormProblem error={problem} />
        <Group gap="sm">
          <Button
            type="submit"
            {...(isPublished ? { variant: 'default' } : {})}
            disabled={isPublished && !fields.isDirty}
            loading={isBusy}
          >
            {isPublished ? words.move : words.publish}
          </Button>
          {isPublished && (
            <Button variant="default" disabled={isBusy} onClick={() => void ask('team.withdraw')}>
              {words.withdraw}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

/** Whether the hub shows the team page to anybody, where, and how that stands (product.md 24). */
export function PublishPanel(): JSX.Element | null {
  const { loaded, reload } = useLoaded(
    'team.getPublishing',
    {},
    { when: ({ name }) => name === 'teamPage.changed' || name === 'clinic.changed' },
  )
  if (loaded.state === 'loading') return null
  if (loaded.state === 'failed')
    return <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />
  const publishing = loaded.data
  return (
    <section aria-labelledby="team-publish" className={classes['part']}>
      <Title order={3} id="team-publish">
        {words.title}
      </Title>
      <Text c="dimmed">{words.explained}</Text>
      {publishing.hasHub ? (
        <>
          <State publishing={publishing} />
          {publishing.state === 'published' && publishing.url !== null && <Address url={publishing.url} />}
          <PublishForm key={publishing.address} publishing={publishing} onDone={reload} />
        </>
      ) : (
        <Text>{words.noHub}</Text>
      )}
    </section>
  )
}
