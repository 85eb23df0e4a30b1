import { Stack, Text } from '@mantine/core'
import { IconUserQuestion } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { ConfirmQuestion } from '#renderer/components/ConfirmQuestion.tsx'
import { SlimBanner } from '#renderer/components/SlimBanner.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { failureText } from '#renderer/text/problems.ts'
import { syncText } from '#renderer/text/sync.ts'
import { longDay } from '#renderer/text/time.ts'
import { request } from '#renderer/transport/client.ts'
import { isSyncNews } from './isSyncNews.ts'
import { useStaffListWish } from './staffListStore.ts'

const SOON_DAYS = 3

type QuestionProps = { readonly lastContactAt: number | null; readonly onDone: () => void }

/** Asks an owner whether this PC goes on with its old list of staff; asked at once, until they say "Not now". */
function StaffListQuestion({ lastContactAt, onDone }: QuestionProps): JSX.Element {
  const wish = useStaffListWish((state) => state.wish)
  const [problem, setProblem] = useState<string>()
  const confirm = async (): Promise<void> => {
    const confirmed = await request('sync.confirmStaffList', {})
    if (!confirmed.ok) return setProblem(failureText(confirmed.error))
    useStaffListWish.setState({ wish: 'none' })
    onDone()
  }
  return (
    <ConfirmQuestion
      isOpen={wish !== 'later'}
      title={syncText.staffListTitle}
      verb={syncText.staffListConfirm}
      cancelVerb={syncText.staffListLater}
      problem={problem}
      onConfirm={confirm}
      onCancel={() => {
        setProblem(undefined)
        useStaffListWish.setState({ wish: 'later' })
      }}
    >
      <Stack gap="xs">
        <Text>
          {lastContactAt === null
            ? syncText.staffListSinceNever
            : syncText.staffListSince(longDay(lastContactAt))}
        </Text>
        <Text>{syncText.staffListRisk}</Text>
      </Stack>
    </ConfirmQuestion>
  )
}

type Props = {
  /** True for owners, who may answer for the list. */
  readonly mayConfirm: boolean
}

/** Across the desk once this PC has been without the hub for long: what that means for signing in (security.md T3). */
export function StaffListBanner({ mayConfirm }: Props): JSX.Element | null {
  const { loaded, reload } = useLoaded('sync.get', {}, { when: isSyncNews })
  if (loaded.state !== 'ready' || loaded.data.staffList === null) return null
  const { isOld, daysLeft } = loaded.data.staffList
  const icon = <IconUserQuestion size={16} />
  if (!isOld)
    return daysLeft > SOON_DAYS ? null : (
      <SlimBanner icon={icon} isLong>
        {syncText.staffListSoon(daysLeft)}
      </SlimBanner>
    )
  if (!mayConfirm) return null
  return (
    <>
      <SlimBanner
        icon={icon}
        isLong
        action={
          <button type="button" onClick={() => useStaffListWish.setState({ wish: 'asked' })}>
            {syncText.staffListAsk}
          </button>
        }
      >
        {syncText.staffListOld}
      </SlimBanner>
      <StaffListQuestion lastContactAt={loaded.data.lastContactAt} onDone={reload} />
    </>
  )
}
