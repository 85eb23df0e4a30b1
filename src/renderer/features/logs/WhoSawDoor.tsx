import { Modal, Skeleton, Stack } from '@mantine/core'
import { useEffect, type JSX } from 'react'
import { whoSawText as words } from '#renderer/text/logs.ts'
import { SubjectSelect } from './SubjectSelect.tsx'
import { Viewers } from './Viewers.tsx'
import { useViewers } from './useViewers.ts'
import { chooseSeen, closeWhoSaw, useWhoSaw } from './whoSawStore.ts'

function WhoSaw({ clientId }: { readonly clientId: string | null }): JSX.Element {
  const seen = useViewers(clientId)
  const name = seen.state === 'ready' ? seen.clientName : ''
  return (
    <Stack gap="md">
      <SubjectSelect
        kind="clients"
        label={words.choose}
        placeholder={words.chooseHint}
        width={320}
        isClearable={false}
        chosen={clientId === null || name === '' ? null : { id: clientId, name }}
        onChange={(chosen) => chooseSeen(chosen?.id ?? null)}
      />
      {clientId !== null && seen.state === 'loading' && (
        <Skeleton h={160} role="status" aria-label={words.loading} />
      )}
      {clientId !== null && seen.state !== 'loading' && <Viewers seen={seen} />}
    </Stack>
  )
}

/** "Who saw …", over whatever opened it; stands at the desk of those who may read the log. */
export function WhoSawDoor(): JSX.Element {
  const { isOpen, clientId } = useWhoSaw()
  useEffect(() => {
    useWhoSaw.setState({ isOffered: true })
    return () => useWhoSaw.setState({ isOffered: false, isOpen: false, clientId: null })
  }, [])
  return (
    <Modal
      opened={isOpen}
      onClose={closeWhoSaw}
      title={words.untitled}
      size={720}
      zIndex={260}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <WhoSaw clientId={clientId} />
    </Modal>
  )
}
