import { Stack, Text } from '@mantine/core'
import type { JSX } from 'react'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { Notice } from '#renderer/components/Notice.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { fieldProblemText } from '#renderer/text/problems.ts'
import { clockSpan, sessionFormText as words, sessionsText } from '#renderer/text/sessions.ts'
import { monthName } from '#renderer/text/time.ts'
import type { Session } from './sessionsStore.ts'
import { type SessionValues, whenOf } from './useSessionForm.ts'

type Props = { readonly values: SessionValues; readonly session: Session | null }
type Preview = OutputOf<'sessions.preview'>

/** What the session as typed would run into: said, and not refused here. */
export function SessionWarnings({ values, session }: Props): JSX.Element | null {
  const when = whenOf(values)
  if (when === undefined) return null
  const { practitionerId, clientId, isDirect } = values
  const asked = { sessionId: session?.sessionId ?? null, practitionerId, clientId, ...when }
  return <Warnings asked={asked} isDirect={isDirect && session === null} />
}

type WarningsProps = { readonly asked: InputOf<'sessions.preview'>; readonly isDirect: boolean }

function Warnings({ asked, isDirect }: WarningsProps): JSX.Element {
  const { loaded } = useLoaded('sessions.preview', asked)
  const preview = loaded.state === 'ready' ? loaded.data : null
  return <div aria-live="polite">{preview !== null && <Said preview={preview} isDirect={isDirect} />}</div>
}

function Said({ preview, isDirect }: { readonly preview: Preview; readonly isDirect: boolean }): JSX.Element {
  const { isTimeThere, overlaps, directLimit } = preview
  return (
    <Stack gap="xs">
      {!isTimeThere && <Text c="var(--mantine-color-error)">{fieldProblemText.noSuchTime}</Text>}
      {isDirect && directLimit !== null && directLimit.used >= directLimit.most && (
        <Notice>{words.limitReached(directLimit.most, monthName(directLimit.month))}</Notice>
      )}
      {overlaps.length > 0 && (
        <Notice>
          <Text fw={600}>{words.overlapTitle}</Text>
          <ul>
            {overlaps.map((one) => {
              const time = clockSpan(one.startMinute, one.durationMinutes)
              const client = one.clientName ?? sessionsText.hiddenClient
              return (
                <li key={one.sessionId}>
                  <bdi>
                    {one.isOfClient
                      ? words.overlapClient(time, one.practitionerName)
                      : words.overlapOwn(time, client)}
                  </bdi>
                </li>
              )
            })}
          </ul>
          <Text>{words.overlapExplained}</Text>
        </Notice>
      )}
    </Stack>
  )
}
