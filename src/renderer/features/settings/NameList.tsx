import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState, type FormEvent, type JSX } from 'react'
import type { Named } from '#shared/contract/nameLists.ts'
import type { NameListKind } from '#shared/domain/nameLists.ts'
import { DraftLine } from '#renderer/components/DraftLine.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useKeptFields } from '#renderer/components/useKeptFields.ts'
import { fieldErrors } from '#renderer/components/useFields.ts'
import { words as shared } from '#renderer/text/index.ts'
import { nameListsText as words } from '#renderer/text/nameLists.ts'
import { failureText } from '#renderer/text/problems.ts'
import { settingsText } from '#renderer/text/settings.ts'
import { MergeNamesModal } from './MergeNamesModal.tsx'
import { setNamedCurrent } from './nameActs.ts'
import { NameRow } from './NameRow.tsx'
import { checkName, checks, type NameOnly } from './nameFields.ts'
import classes from './settings.module.css'
import { settingsKey } from './useClinicForm.ts'
import type { NameListSource } from './useNameList.ts'

type Props = {
  readonly explanation: string
  readonly newLabel: string
  readonly emptyTitle: string
  readonly list: NameListSource
}

const NO_NAME: NameOnly = { name: '' }

function AddForm({ newLabel, list }: Pick<Props, 'newLabel' | 'list'>): JSX.Element {
  const key = settingsKey(`new:${list.list}`)
  const fields = useKeptFields<NameOnly>({ key, draftKey: key, given: NO_NAME, check: checkName, checks })
  const { name } = fields.values
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const isDirty = name.trim() !== ''
  const add = async (): Promise<void> => {
    if (!fields.validate(form.current)) return
    setBusy(true)
    const error = await list.add(name)
    setBusy(false)
    if (error === undefined) fields.accept(NO_NAME)
    else fields.refuse({ name: fieldErrors(error)['name'] ?? failureText(error) })
    field.current?.focus()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void add()
  }
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <DraftLine savedAt={fields.restoredAt} onDiscard={fields.discard} />
      <Group gap="xs" align="flex-start">
        <TextInput
          ref={field}
          name="name"
          aria-label={newLabel}
          placeholder={newLabel}
          w={320}
          value={name}
          error={fields.error('name')}
          onChange={(event) => fields.set('name', event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          disabled={!isDirty}
          loading={isBusy}
        >
          {shared.add}
        </Button>
      </Group>
    </form>
  )
}

type Ready = Extract<NameListSource['loaded'], { state: 'ready' }>

function Names({ list, loaded }: { readonly list: NameListKind; readonly loaded: Ready }): JSX.Element {
  const [merging, setMerging] = useState<Named>()
  const box = useRef<HTMLDivElement>(null)
  const { current, ended } = loaded
  // The row that had the focus goes to the other part of the list, or away.
  const stay = (): void => box.current?.focus()
  const setCurrent = async (named: Named, isCurrent: boolean): Promise<void> => {
    if (await setNamedCurrent(list, named, isCurrent)) stay()
  }
  const others = (named: Named): Named[] => current.filter(({ id }) => id !== named.id)
  const row = (named: Named): JSX.Element => (
    <NameRow
      key={named.id}
      list={list}
      named={named}
      canMerge={others(named).length > 0}
      onMerge={() => setMerging(named)}
      onSetCurrent={(isCurrent) => void setCurrent(named, isCurrent)}
    />
  )
  return (
    <div ref={box} tabIndex={-1} className={classes['nameLists']}>
      <ul className={classes['names']} aria-label={words.current}>
        {current.map(row)}
      </ul>
      {ended.length > 0 && (
        <>
          <Title order={3}>{words.ended}</Title>
          <Text c="dimmed">{words.endedExplained}</Text>
          <ul className={classes['names']} aria-label={words.ended}>
            {ended.map(row)}
          </ul>
        </>
      )}
      {merging !== undefined && (
        <MergeNamesModal
          list={list}
          from={merging}
          others={others(merging)}
          onClose={() => setMerging(undefined)}
          onMerged={() => {
            setMerging(undefined)
            stay()
          }}
        />
      )}
    </div>
  )
}

/** A list of names of the clinic: to add to, rename, merge, end and bring back. */
export function NameList({ explanation, newLabel, emptyTitle, list }: Props): JSX.Element {
  const { loaded } = list
  return (
    <Stack gap="md">
      <Text c="dimmed">{explanation}</Text>
      <AddForm newLabel={newLabel} list={list} />
      {loaded.state === 'failed' && <LoadFailed error={loaded.error} onRetry={list.reload} />}
      {loaded.state === 'ready' && loaded.current.length + loaded.ended.length === 0 && (
        <EmptyState title={emptyTitle}>{settingsText.listEmpty}</EmptyState>
      )}
      {loaded.state === 'ready' && loaded.current.length + loaded.ended.length > 0 && (
        <Names list={list.list} loaded={loaded} />
      )}
    </Stack>
  )
}
