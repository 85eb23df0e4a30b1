import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import { ROLES } from '#shared/domain/roles.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { isAbout, useLoaded } from '#renderer/components/useLoaded.ts'
import { StaffSelect, useStaffChoices } from '#renderer/features/placements/index.ts'
import { words as shared } from '#renderer/text/index.ts'
import { setUpText as words } from '#renderer/text/setUpLike.ts'
import { request } from '#renderer/transport/client.ts'
import { SetUpTable } from './SetUpTable.tsx'
import { showSetUp } from './showSetUp.tsx'

/** Whom to set up. */
export type SetUpPerson = {
  readonly userId: string
  readonly firstName: string
  readonly hasSignIn: boolean
}

type Props = {
  readonly person: SetUpPerson
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Called once it is done, before the modal closes. */
  readonly onDone: () => void
}

/** "Set up like …" (product.md 40): a colleague, what would change, and one button that does it. */
export function SetUpLikeModal({ person, isOpen, onClose, onDone }: Props): JSX.Element {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={<bdi>{words.title(person.firstName)}</bdi>}
      size={720}
      yOffset={48}
      zIndex={250}
    >
      <SetUpForm person={person} onClose={onClose} onDone={onDone} />
    </Modal>
  )
}

function SetUpForm({ person, onClose, onDone }: Omit<Props, 'isOpen'>): JSX.Element {
  const [likeId, setLikeId] = useState<string | null>(null)
  const colleagues = useStaffChoices(ROLES, person.userId)
  const label = colleagues.choices.find((choice) => choice.value === likeId)?.label ?? ''
  return (
    <Stack gap="md">
      <Text>
        <bdi>{words.explained(person.firstName)}</bdi>
      </Text>
      <StaffSelect
        label={words.colleague}
        nobody={words.nobody}
        from={colleagues}
        value={likeId}
        width={380}
        onChange={setLikeId}
      />
      {likeId === null ? (
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {shared.cancel}
          </Button>
        </Group>
      ) : (
        <Compared
          key={likeId}
          person={person}
          likeId={likeId}
          likeName={label.split(' · ')[0] ?? ''}
          onClose={onClose}
          onDone={onDone}
        />
      )}
    </Stack>
  )
}

type ComparedProps = Omit<Props, 'isOpen'> & { readonly likeId: string; readonly likeName: string }

function Compared({ person, likeId, likeName, onClose, onDone }: ComparedProps): JSX.Element {
  const { userId, firstName } = person
  const isOfOne = isAbout(userId)
  const isOfOther = isAbout(likeId)
  const { loaded, reload } = useLoaded(
    'setUpLike.preview',
    { userId, likeId },
    { when: (event) => isOfOne(event) || isOfOther(event) },
  )
  const [error, setError] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  if (loaded.state === 'failed') {
    return <LoadFailed error={loaded.error} what={words.failed} onRetry={reload} />
  }
  if (loaded.state === 'loading') {
    return <Waiting label={words.loading} widths={['60%', '70%', '50%']} />
  }
  const { seen, changes, roles } = loaded.data
  const confirm = async (): Promise<void> => {
    setBusy(true)
    setError(undefined)
    const answer = await request('setUpLike.run', { userId, likeId, seen })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    showSetUp({ userId, firstName, likeName, actId: answer.data.actId })
    onDone()
    return onClose()
  }
  const lookAgain = (): void => {
    setError(undefined)
    reload()
  }
  const isSignedOut = person.hasSignIn && roles.before.join(',') !== roles.after.join(',')
  return (
    <>
      <SetUpTable preview={loaded.data} />
      <Text c="dimmed" role="status">
        <bdi>{words.summary(changes, firstName, isSignedOut)}</bdi>
      </Text>
      <FormProblem error={error} />
      <Group justify="flex-end" gap="xs">
        {error?.code === 'SET_UP_CHANGED' && (
          <Button variant="default" onClick={lookAgain}>
            {words.lookAgain}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {shared.cancel}
        </Button>
        <Button disabled={changes === 0} loading={isBusy} onClick={() => void confirm()}>
          {words.confirm}
        </Button>
      </Group>
    </>
  )
}
