import { Button, Title, UnstyledButton } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import page from '#renderer/components/listPage.module.css'
import { StatusBadge } from '#renderer/components/StatusBadge.tsx'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { crewsText as words } from '#renderer/text/crews.ts'
import classes from './crews.module.css'
import { CrewModal } from './CrewModal.tsx'
import { isCrewNews } from './isCrewNews.ts'

type Crews = OutputOf<'crews.list'>
/** The open modal: of one crew, or of a new one. */
type Open = { readonly crewId: string | null }

function Rows({ crews, onOpen }: Pick<Crews, 'crews'> & { onOpen: (crewId: string) => void }): JSX.Element {
  return (
    <table className={page['table']} aria-label={words.title}>
      <colgroup>
        <col />
        <col width="300" />
        <col width="130" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.manager}</th>
          <th scope="col" data-number="true">
            {words.members}
          </th>
        </tr>
      </thead>
      <tbody>
        {crews.map((crew) => (
          <tr key={crew.crewId} data-open="true" onClick={() => onOpen(crew.crewId)}>
            <td>
              <div className={classes['nameAndState']}>
                <UnstyledButton
                  className={page['open']}
                  aria-label={words.open(crew.name)}
                  title={crew.name}
                  onClick={(event) => {
                    event.stopPropagation()
                    onOpen(crew.crewId)
                  }}
                >
                  <bdi>{crew.name}</bdi>
                </UnstyledButton>
                {!crew.isCurrent && <StatusBadge>{words.isEnded}</StatusBadge>}
              </div>
            </td>
            <td>{crew.managerName === '' ? words.noManager : <bdi>{crew.managerName}</bdi>}</td>
            <td data-number="true">{crew.memberCount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Teams of practitioners with a Manager; a Manager sees their own and changes nothing (product.md 26). */
export function CrewsPage(): JSX.Element {
  const { loaded, reload } = useLoaded('crews.list', {}, isCrewNews)
  const [open, setOpen] = useState<Open>()
  const mayEdit = loaded.state === 'ready' && loaded.data.mayEdit
  const isEmpty = loaded.state === 'ready' && loaded.data.crews.length === 0
  return (
    <div className={page['page']}>
      <div className={page['toolbar']}>
        <Title order={1}>{words.title}</Title>
        <div className={page['end']}>
          {mayEdit && (
            <Button
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              onClick={() => setOpen({ crewId: null })}
            >
              {words.add}
            </Button>
          )}
        </div>
      </div>
      <div className={page['body']}>
        {loaded.state === 'failed' && (
          <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />
        )}
        {isEmpty && (
          <EmptyState
            icon={<IconUsersGroup size={32} stroke={1.5} />}
            title={mayEdit ? words.emptyTitle : words.noneTitle}
            action={
              mayEdit && (
                <Button variant="default" onClick={() => setOpen({ crewId: null })}>
                  {words.add}
                </Button>
              )
            }
          >
            {mayEdit ? words.empty : words.none}
          </EmptyState>
        )}
        {loaded.state === 'ready' && !isEmpty && (
          <Rows crews={loaded.data.crews} onOpen={(crewId) => setOpen({ crewId })} />
        )}
      </div>
      {open !== undefined && (
        <CrewModal
          crewId={open.crewId}
          mayEdit={mayEdit}
          onMade={(crewId) => {
            setOpen({ crewId })
            reload()
          }}
          onClose={() => setOpen(undefined)}
          onChanged={reload}
        />
      )}
    </div>
  )
}
