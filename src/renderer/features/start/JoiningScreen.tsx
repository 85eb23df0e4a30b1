import { Progress, Stack, Text } from '@mantine/core'
import { useEffect, type JSX } from 'react'
import { CenteredScreen } from '#renderer/components/CenteredScreen.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { joiningText } from '#renderer/text/joining.ts'

type Props = { readonly footer: string; readonly onDone: () => void }

const LOOK_MS = 700

/** The wait for the clinic's data on a new PC: how far they are, and what hinders. */
export function JoiningScreen({ footer, onDone }: Props): JSX.Element {
  const { loaded, reload } = useLoaded('sync.getJoining', {})
  const joining = loaded.state === 'ready' ? loaded.data : null
  const isDone = joining !== null && !joining.isJoining
  useEffect(() => {
    const timer = setInterval(reload, LOOK_MS)
    return () => clearInterval(timer)
  }, [reload])
  useEffect(() => {
    if (isDone) onDone()
  }, [isDone, onDone])
  const { progress = null, problem = null } = joining ?? {}
  const percent =
    progress === null || progress.total === 0
      ? 0
      : Math.min(100, Math.round((progress.done / progress.total) * 100))
  return (
    <CenteredScreen
      title={joiningText.comingTitle(joining?.clinicName ?? '')}
      intro={joiningText.coming}
      width={520}
      footer={footer}
    >
      <Stack gap="sm">
        <Progress.Root size="lg">
          <Progress.Section value={percent} aria-label={joiningText.progress} />
        </Progress.Root>
        <Text role="status" {...(problem === null ? { c: 'dimmed' } : {})}>
          {problem === null
            ? progress === null
              ? joiningText.starting
              : `${percent} %`
            : joiningText.problems[problem]}
        </Text>
      </Stack>
    </CenteredScreen>
  )
}
