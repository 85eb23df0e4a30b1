import { ActionIcon, Button, Text } from '@mantine/core'
import { IconArchive, IconArrowMerge, IconPencil } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState, type JSX } from 'react'
import type { Named } from '#shared/contract/nameLists.ts'
import type { NameListKind } from '#shared/domain/nameLists.ts'
import { nameListsText as words } from '#renderer/text/nameLists.ts'
import { useRenaming } from './nameFields.ts'
import { RenameLine } from './RenameLine.tsx'
import classes from './settings.module.css'

type Props = {
  readonly list: NameListKind
  readonly named: Named
  /** False where there is no other one to merge into. */
  readonly canMerge: boolean
  readonly onMerge: () => void
  readonly onSetCurrent: (isCurrent: boolean) => void
}

/** One name of a list, who has it, and what can be done with it. */
export function NameRow({ list, named, canMerge, onMerge, onSetCurrent }: Props): JSX.Element {
  // A name that was being changed when the desk was locked is gone on with.
  const [isRenaming, setRenaming] = useState(() => useRenaming.getState().id === named.id)
  const pencil = useRef<HTMLButtonElement>(null)
  const wasRenaming = useRef(false)
  const stop = useCallback(() => setRenaming(false), [])
  useEffect(() => {
    if (wasRenaming.current && !isRenaming) pencil.current?.focus()
    wasRenaming.current = isRenaming
  }, [isRenaming])
  if (isRenaming) {
    return (
      <li data-form>
        <RenameLine list={list} named={named} onDone={stop} />
      </li>
    )
  }
  const { name, isCurrent } = named
  return (
    <li>
      <bdi className={classes['name']}>{name}</bdi>
      <Text span c="dimmed" className={classes['reach']}>
        {words.reach(named.people, named.services)}
      </Text>
      <span className={classes['acts']}>
        {isCurrent && (
          <ActionIcon
            ref={pencil}
            aria-label={words.rename(name)}
            title={words.rename(name)}
            onClick={() => setRenaming(true)}
          >
            <IconPencil size={16} aria-hidden="true" />
          </ActionIcon>
        )}
        {canMerge && (
          <ActionIcon aria-label={words.merge(name)} title={words.merge(name)} onClick={onMerge}>
            <IconArrowMerge size={16} aria-hidden="true" />
          </ActionIcon>
        )}
        {isCurrent ? (
          <ActionIcon
            aria-label={words.end(name)}
            title={words.end(name)}
            onClick={() => onSetCurrent(false)}
          >
            <IconArchive size={16} aria-hidden="true" />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={words.bringBackOf(name)}
            onClick={() => onSetCurrent(true)}
          >
            {words.bringBack}
          </Button>
        )}
      </span>
    </li>
  )
}
