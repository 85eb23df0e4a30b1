import { Button, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { ConfirmQuestion } from '#renderer/components/ConfirmQuestion.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { PersonName } from '#renderer/components/PersonName.tsx'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { useFocusBack } from '#renderer/components/useFocusBack.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { ownersText as words } from '#renderer/text/owners.ts'
import { failureText } from '#renderer/text/problems.ts'
import { request } from '#renderer/transport/client.ts'
import { OwnersMakeModal } from './OwnersMakeModal.tsx'
import classes from './owners.module.css'

type Owner = OutputOf<'owners.list'>['owners'][number]

const fullName = ({ firstName, lastName }: Owner): string => `${firstName} ${lastName}`

/** The owners of the clinic: made and unmade here (product.md 29). */
export function OwnersSection(): JSX.Element {
  const { loaded, reload } = useLoaded('owners.list', {}, { when: ({ name }) => name === 'users.changed' })
  const [isMaking, setMaking] = useState(false)
  const [leaving, setLeaving] = useState<Owner>()
  const [told, setTold] = useState('')
  return (
    <section aria-labelledby="settings-owners" className={classes['owners']}>
      <Title order={3} id="settings-owners">
        {words.title}
      </Title>
      <Text c="dimmed">{words.explained}</Text>
      {loaded.state === 'failed' && <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />}
      {loaded.state === 'ready' && (
        <ul className={classes['list']}>
          {loaded.data.owners.map((owner) => (
            <OwnerRow key={owner.userId} owner={owner} onTake={() => setLeaving(owner)} />
          ))}
        </ul>
      )}
      <div className={classes['foot']}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setMaking(true)}
        >
          {words.make}
        </Button>
        <output>
          <Text c="dimmed">{told}</Text>
        </output>
      </div>
      {isMaking && (
        <OwnersMakeModal
          onClose={() => setMaking(false)}
          onMade={(name) => {
            setMaking(false)
            setTold(words.isOwner(name))
            reload()
          }}
        />
      )}
      {leaving !== undefined && (
        <TakeQuestion
          owner={leaving}
          onCancel={() => setLeaving(undefined)}
          onTaken={() => {
            setTold(words.isNoOwner(fullName(leaving)))
            setLeaving(undefined)
            reload()
          }}
        />
      )}
    </section>
  )
}

function TakeQuestion(props: {
  readonly owner: Owner
  readonly onTaken: () => void
  readonly onCancel: () => void
}): JSX.Element {
  useFocusBack()
  const { owner } = props
  const [problem, setProblem] = useState<string>()
  const take = async (): Promise<void> => {
    setProblem(undefined)
    const answer = await request('owners.take', { userId: owner.userId })
    if (answer.ok) props.onTaken()
    else setProblem(failureText(answer.error))
  }
  return (
    <ConfirmQuestion
      isOpen
      title={words.takeQuestion(fullName(owner))}
      verb={words.take}
      isFinal
      problem={problem}
      onConfirm={take}
      onCancel={props.onCancel}
    >
      <bdi>{words.takeExplained(owner.firstName, owner.otherRoles)}</bdi>
    </ConfirmQuestion>
  )
}

function OwnerRow({ owner, onTake }: { readonly owner: Owner; readonly onTake: () => void }): JSX.Element {
  return (
    <li className={classes['row']}>
      <span className={classes['who']}>
        <PersonName firstName={owner.firstName} lastName={owner.lastName} isStrong />
        {owner.title !== '' && (
          <Text span c="dimmed">
            {' '}
            <bdi>{owner.title}</bdi>
          </Text>
        )}
      </span>
      {owner.status === 'inactive' && <StatusBadge>{words.inactive}</StatusBadge>}
      {owner.keptBecause === null ? (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          aria-label={words.takeFrom(fullName(owner))}
          onClick={onTake}
        >
          {words.take}
        </Button>
      ) : (
        <Text c="dimmed" size="xs">
          {words.keptBecause[owner.keptBecause]}
        </Text>
      )}
    </li>
  )
}
