import { Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState, type JSX } from 'react'
import { foldText } from '#shared/lib/fold.ts'
import { InitialsMark } from '#renderer/components/InitialsMark.tsx'
import { PersonName } from '#renderer/components/PersonName.tsx'
import { openClientChart } from '#renderer/features/clients/index.ts'
import { openAccount } from '#renderer/features/users/index.ts'
import { clientStatusNames } from '#renderer/text/clients.ts'
import { frameText, paletteText } from '#renderer/text/frame.ts'
import { kindLabels } from '#renderer/text/users.ts'
import type { PAGES } from './pages.ts'
import { goToPage } from './pageStore.ts'
import { chooseFirst, palette, paletteStore } from './palette.ts'
import { useFoundClients, useFoundPeople } from './useFoundPeople.ts'
import classes from './frame.module.css'

type Props = {
  readonly pages: typeof PAGES
  readonly canFindPeople: boolean
  readonly canFindClients: boolean
}

/** Ctrl+K: pages, people and clients by a few letters of their name. */
export function CommandPalette({ pages, canFindPeople, canFindClients }: Props): JSX.Element {
  const [query, setQuery] = useState('')
  const people = useFoundPeople(query, canFindPeople)
  const clients = useFoundClients(query, canFindClients)
  const folded = foldText(query)
  const foundPages = pages.filter((page) => foldText(frameText.pages[page.id]).includes(folded))
  // Behind the lock the palette is gone; it must not come back open.
  useEffect(() => () => palette.close(), [])
  // People come a moment after the last key: Enter takes the first of what is shown now.
  useEffect(() => {
    if (folded !== '') chooseFirst()
  }, [folded, people, clients])
  const nothing = canFindPeople ? paletteText.nothing : paletteText.nothingPages
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      tagsToIgnore={[]}
      scrollable
      maxHeight={440}
      size={560}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      attributes={{ content: { 'aria-label': paletteText.label } }}
      transitionProps={{ duration: 120 }}
    >
      <Spotlight.Search
        autoComplete="off"
        aria-label={paletteText.label}
        placeholder={canFindPeople ? paletteText.hint : paletteText.hintPagesOnly}
        leftSection={<IconSearch size={18} stroke={1.75} />}
      />
      <Spotlight.ActionsList>
        {people.length > 0 && (
          <Spotlight.ActionsGroup className={classes['paletteGroup'] ?? ''} label={paletteText.people}>
            {people.map((row) => (
              <Spotlight.Action key={row.userId} onClick={() => openAccount(row.userId)}>
                <span className={classes['found']}>
                  <InitialsMark id={row.userId} firstName={row.firstName} lastName={row.lastName} />
                  <span className={classes['foundName']}>
                    <PersonName firstName={row.firstName} lastName={row.lastName} isStrong isClipped />{' '}
                    <span className={classes['dim']}>{row.title}</span>
                  </span>
                  <span className={classes['dim']}>
                    {row.status === 'inactive'
                      ? paletteText.inactive(kindLabels[row.kind])
                      : kindLabels[row.kind]}
                  </span>
                </span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        <FoundClients clients={clients} />
        {foundPages.length > 0 && (
          <Spotlight.ActionsGroup className={classes['paletteGroup'] ?? ''} label={paletteText.pages}>
            {foundPages.map((page) => (
              <Spotlight.Action
                key={page.id}
                label={frameText.pages[page.id]}
                leftSection={<page.icon size={18} stroke={1.75} aria-hidden="true" />}
                onClick={() => void goToPage(page.id)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {people.length + clients.length === 0 && foundPages.length === 0 && (
          <Spotlight.Empty>{nothing}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** Clients that fit: each leads to their chart. */
function FoundClients({
  clients,
}: {
  readonly clients: ReturnType<typeof useFoundClients>
}): JSX.Element | null {
  if (clients.length === 0) return null
  return (
    <Spotlight.ActionsGroup className={classes['paletteGroup'] ?? ''} label={paletteText.clients}>
      {clients.map((row) => (
        <Spotlight.Action key={row.clientId} onClick={() => openClientChart(row.clientId)}>
          <span className={classes['found']}>
            <InitialsMark id={row.clientId} firstName={row.firstName} lastName={row.lastName} />
            <span className={classes['foundName']}>
              <PersonName firstName={row.firstName} lastName={row.lastName} isStrong isClipped />{' '}
              <span className={classes['dim']}>{row.guardianName}</span>
            </span>
            <span className={classes['dim']}>{clientStatusNames[row.status]}</span>
          </span>
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  )
}
