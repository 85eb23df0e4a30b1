import { Button, SegmentedControl, TextInput, Title } from '@mantine/core'
import { IconPlus, IconSearch, IconStethoscope } from '@tabler/icons-react'
import { useState, type JSX } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import page from '#renderer/components/listPage.module.css'
import { TabCount } from '#renderer/components/TabCount.tsx'
import { servicesText as words } from '#renderer/text/services.ts'
import { bringBackService, endService } from './endService.ts'
import { ServiceModal } from './ServiceModal.tsx'
import { ServicesTable } from './ServicesTable.tsx'
import type { Service } from './useServiceForm.ts'
import { useServices } from './useServices.ts'

type Editing = { readonly service: Service | undefined }

type NothingProps = {
  readonly isSearched: boolean
  readonly isCurrent: boolean
  readonly onAdd: () => void
}

function NothingHere(props: NothingProps): JSX.Element {
  if (props.isSearched) return <EmptyState title={words.noneFound} />
  if (!props.isCurrent) return <EmptyState title={words.noneEnded} />
  return (
    <EmptyState
      icon={<IconStethoscope size={32} stroke={1.5} />}
      title={words.emptyTitle}
      action={
        <Button variant="default" onClick={props.onAdd}>
          {words.add}
        </Button>
      }
    >
      {words.empty}
    </EmptyState>
  )
}

const countedLabel = (name: string, count: number): JSX.Element => (
  <>
    {name}
    <TabCount count={count} />
  </>
)

/** What the clinic does for clients: services with length, fee and who can offer them (product.md 26). */
export function ServicesPage(): JSX.Element {
  const [search, setSearch] = useState('')
  const [isCurrent, setCurrent] = useState(true)
  const [editing, setEditing] = useState<Editing>()
  const { loaded, reload, showMore } = useServices(search, isCurrent)
  const counts = loaded.state === 'ready' ? loaded.data : { currentCount: 0, endedCount: 0 }
  const close = (): void => setEditing(undefined)
  return (
    <div className={page['page']}>
      <div className={page['toolbar']}>
        <Title order={1}>{words.title}</Title>
        <TextInput
          type="search"
          className={page['search'] ?? ''}
          aria-label={words.search}
          placeholder={words.searchHint}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          maxLength={200}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <SegmentedControl
          size="sm"
          aria-label={words.which}
          value={isCurrent ? 'current' : 'ended'}
          data={[
            { value: 'current', label: countedLabel(words.current, counts.currentCount) },
            { value: 'ended', label: countedLabel(words.ended, counts.endedCount) },
          ]}
          onChange={(value) => setCurrent(value === 'current')}
        />
        <div className={page['end']}>
          <Button
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => setEditing({ service: undefined })}
          >
            {words.add}
          </Button>
        </div>
      </div>
      <div className={page['body']}>
        {loaded.state === 'failed' && (
          <LoadFailed what={words.failed} error={loaded.error} onRetry={reload} />
        )}
        {loaded.state === 'ready' && loaded.data.services.length === 0 && (
          <NothingHere
            isSearched={search.trim() !== ''}
            isCurrent={isCurrent}
            onAdd={() => setEditing({ service: undefined })}
          />
        )}
        {loaded.state === 'ready' && loaded.data.services.length > 0 && (
          <ServicesTable
            services={loaded.data.services}
            onOpen={(service) => setEditing({ service })}
            onBringBack={(service) => void bringBackService(service, reload)}
          />
        )}
        {showMore !== undefined && (
          <div className={page['more']}>
            <Button variant="default" onClick={showMore}>
              {words.more}
            </Button>
          </div>
        )}
      </div>
      {editing !== undefined && (
        <ServiceModal
          service={editing.service}
          onClose={close}
          onSaved={() => {
            close()
            reload()
          }}
          onEnd={(service) => {
            close()
            void endService(service, reload)
          }}
        />
      )}
    </div>
  )
}
