import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useState, type JSX, type ReactNode } from 'react'
import type { MergePreview } from '#shared/contract/merging.ts'
import type { MergeField, MergeKind } from '#shared/domain/merging.ts'
import type { AppFailure } from '#shared/errors/index.ts'
import { FormProblem } from '#renderer/components/FormProblem.tsx'
import { LoadFailed } from '#renderer/components/LoadFailed.tsx'
import { useFirstFocus } from '#renderer/components/useFirstFocus.ts'
import { useLoaded } from '#renderer/components/useLoaded.ts'
import { Waiting } from '#renderer/components/Waiting.tsx'
import { words as shared } from '#renderer/text/index.ts'
import { mergingText as words } from '#renderer/text/merging.ts'
import { request } from '#renderer/transport/client.ts'
import { FieldChoices } from './FieldChoices.tsx'
import classes from './merging.module.css'
import { recordDetail } from './recordDetail.ts'
import { RolesChoice } from './RolesChoice.tsx'
import { showMerged } from './showMerged.tsx'

type Props = {
  readonly kind: MergeKind
  /** Both records; the first is the one that is suggested to stay. */
  readonly ids: readonly [string, string]
  readonly onBack: () => void
  readonly onClose: () => void
  readonly onMerged: (keptId: string) => void
}

const labelOf = ({ name, detail }: MergePreview['kept']): string =>
  detail === '' ? name : `${name} · ${recordDetail(detail)}`

/** Both records side by side: which stays, and what it says. */
export function CompareRecords({ kind, ids, onBack, onClose, onMerged }: Props): JSX.Element {
  const [isSwapped, setSwapped] = useState(false)
  const [first, second] = ids
  const [keptId, mergedId] = isSwapped ? [second, first] : [first, second]
  const { loaded, reload } = useLoaded('merging.preview', { kind, keptId, mergedId })
  if (loaded.state === 'failed') {
    return (
      <Refused>
        <LoadFailed error={loaded.error} what={words.failed} onRetry={reload} />
        <Group justify="flex-end" gap="xs">
          {loaded.error.code === 'MERGE_KEEPS_STAFF' && (
            <Button variant="default" onClick={() => setSwapped(!isSwapped)}>
              {words.stays}
            </Button>
          )}
          <Button variant="default" onClick={onBack}>
            {words.another}
          </Button>
        </Group>
      </Refused>
    )
  }
  if (loaded.state === 'loading') {
    return <Waiting label={words.loading} widths={['60%', '70%', '50%']} />
  }
  const { kept, merged } = loaded.data
  return (
    <Stack gap="md">
      <StaysChoice
        options={isSwapped ? [merged, kept] : [kept, merged]}
        keptId={kept.id}
        onChange={(id) => setSwapped(id !== first)}
      />
      <Choice
        key={`${kept.id} ${loaded.data.seen}`}
        kind={kind}
        preview={loaded.data}
        onLookAgain={reload}
        onBack={onBack}
        onClose={onClose}
        onMerged={onMerged}
      />
    </Stack>
  )
}

/** Which record stays. What was chosen before is gone by now: the keyboard goes on from here. */
function StaysChoice(props: {
  readonly options: readonly MergePreview['kept'][]
  readonly keptId: string
  readonly onChange: (id: string) => void
}): JSX.Element {
  const { options, keptId, onChange } = props
  const first = useFirstFocus<HTMLInputElement>()
  return (
    <Radio.Group label={words.stays} value={keptId} onChange={onChange}>
      <Stack gap={6} mt={6}>
        {options.map((record) => (
          <Radio
            key={record.id}
            {...(record.id === keptId ? { ref: first, 'data-autofocus': true } : {})}
            value={record.id}
            label={<bdi>{labelOf(record)}</bdi>}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** Why the two can't be one; read first, and gone on from by keyboard. */
function Refused({ children }: { readonly children: ReactNode }): JSX.Element {
  const first = useFirstFocus<HTMLDivElement>()
  return (
    <Stack gap="md" ref={first} tabIndex={-1} className={classes['refused'] ?? ''}>
      {children}
    </Stack>
  )
}

type ChoiceProps = Omit<Props, 'ids'> & { readonly preview: MergePreview; readonly onLookAgain: () => void }

function Choice({ kind, preview, onLookAgain, onBack, onClose, onMerged }: ChoiceProps): JSX.Element {
  const { kept, merged, fields, seen } = preview
  const [taken, setTaken] = useState<ReadonlySet<MergeField>>(
    () => new Set(fields.filter(({ take }) => take === 'merged').map(({ field }) => field)),
  )
  const [roles, setRoles] = useState<'kept' | 'both'>(preview.roles?.mayCombine === true ? 'both' : 'kept')
  const [error, setError] = useState<AppFailure>()
  const [isBusy, setBusy] = useState(false)
  const merge = async (): Promise<void> => {
    setBusy(true)
    setError(undefined)
    const input = { kind, keptId: kept.id, mergedId: merged.id, taken: [...taken], roles, seen }
    const answer = await request('merging.merge', input)
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    showMerged(answer.data.mergeId, kept.name)
    onMerged(kept.id)
    return onClose()
  }
  const choose = (field: MergeField, side: 'kept' | 'merged'): void => {
    const next = new Set(taken)
    if (side === 'merged') next.add(field)
    else next.delete(field)
    setTaken(next)
  }
  return (
    <>
      <FieldChoices kind={kind} preview={preview} taken={taken} onChoose={choose} />
      <RolesChoice roles={preview.roles} value={roles} onChange={setRoles} />
      <div>
        <Text>
          <bdi>{words.moves(preview.moves, kept.name)}</bdi>
        </Text>
        <Text c="dimmed" mt={4}>
          <bdi>{words.pointer(labelOf(merged))}</bdi> {preview.endsSignIn ? words.endsSignIn : ''}
        </Text>
      </div>
      <FormProblem error={error} />
      <Group justify="flex-end" gap="xs">
        {error?.code === 'MERGE_CHANGED' && (
          <Button variant="default" onClick={onLookAgain}>
            {words.lookAgain}
          </Button>
        )}
        <Button variant="default" onClick={onBack}>
          {words.another}
        </Button>
        <Button variant="default" onClick={onClose}>
          {shared.cancel}
        </Button>
        <Button loading={isBusy} onClick={() => void merge()}>
          {words.confirm}
        </Button>
      </Group>
    </>
  )
}
