import { CloseButton, Kbd, Text, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef, type JSX, type KeyboardEvent } from 'react'
import { peopleCount, usersText as words } from '#renderer/text/users.ts'
import { changeQuery, countFilters, useUsers } from '../usersStore.ts'
import classes from './users.module.css'

type Props = { /** Gives the focus to the list. */ readonly onLeaveDown: () => void }

function Matches(): JSX.Element | null {
  const isNarrowed = useUsers((s) => s.query.search !== '' || countFilters(s.query.filters) > 0)
  const isShown = useUsers((s) => s.shown === s.query)
  const total = useUsers((s) => s.total)
  const isCapped = useUsers((s) => s.isCapped)
  return (
    <Text span size="xs" c="dimmed" className={classes['matches']} role="status">
      {isNarrowed && isShown ? peopleCount(total, isCapped) : ''}
    </Text>
  )
}

/** Searches as one types. `/` comes here, Esc empties it, the arrow down goes on to the list. */
export function SearchBox({ onLeaveDown }: Props): JSX.Element {
  const search = useUsers((s) => s.query.search)
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
