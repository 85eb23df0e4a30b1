import { CloseButton, Kbd, Text, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef, type JSX, type KeyboardEvent } from 'react'
import { clientsText as words } from '#renderer/text/clients.ts'
import { countText } from '#renderer/text/users.ts'
import { changeQuery, isNarrowed, useClients } from '../clientsStore.ts'
import classes from './clients.module.css'

type Props = { /** Gives the focus to the list. */ readonly onLeaveDown: () => void }

function Matches(): JSX.Element {
  const query = useClients((s) => s.query)
  const isShown = useClients((s) => s.shown === s.query)
  const total = useClients((s) => s.total)
  const isCapped = useClients((s) => s.isCapped)
  const shown = countText(total)
  return (
    <Text span size="xs" c="dimmed" className={classes['matches']} role="status">
      {isNarrowed(query) && isShown ? (isCapped ? words.foundAtLeast(shown) : words.found(shown)) : ''}
    </Text>
  )
}

/** Searches as one types. `/` comes here, Esc empties it, the arrow down goes on to the list. */
export function SearchBox({ onLeaveDown }: Props): JSX.Element {
  const search = useClients((s) => s.query.search)
  const input = useRef<HTMLInputElement>(null)
  const isModalOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null
  useHotkeys([['/', () => !isModalOpen() && input.current?.select()]])
  const clear = (): void => {
    changeQuery({ search: '' })
    input.current?.focus()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && search !== '') clear()
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    onLeaveDown()
  }
  return (
    <TextInput
      ref={input}
      type="search"
      className={classes['search']}
      aria-label={words.search}
      placeholder={words.searchHint}
      value={search}
      maxLength={200}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSectionWidth={search === '' ? 96 : 112}
      rightSectionPointerEvents="auto"
      rightSection={
        <span className={classes['searchEnd']}>
          <Matches />
          {search === '' ? (
            <Kbd size="xs" aria-hidden="true">
              /
            </Kbd>
          ) : (
            <CloseButton size="sm" aria-label={words.clearSearch} onClick={clear} />
          )}
        </span>
      }
      onChange={(event) => changeQuery({ search: event.currentTarget.value })}
      onKeyDown={press}
    />
  )
}
