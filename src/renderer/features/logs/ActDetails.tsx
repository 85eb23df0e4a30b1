import { Button, Text } from '@mantine/core'
import { useState, type JSX } from 'react'
import type { Answer } from '#shared/contract/index.ts'
import { fullTime } from '#renderer/text/time.ts'
import { logsText as words } from '#renderer/text/logs.ts'
import { request } from '#renderer/transport/client.ts'
import { describeAct } from './describeAct.ts'
import { type FieldChange, fieldChanges, type LogAct, type LogEntry, type Names } from './fieldChanges.ts'
import { useLogs } from './logsStore.ts'
import { Sentence } from './Sentence.tsx'
import classes from './logs.module.css'

type NamedChange = FieldChange & { readonly of: string }

/** Every field that these entries changed, with whom or what each is about. */
function changesOf(entries: readonly LogEntry[], names: Names): NamedChange[] {
  return entries.flatMap((entry) => {
    const about = entry.aboutClientId ?? entry.aboutUserId ?? entry.rowId ?? ''
    return fieldChanges(entry, names).map((change) => ({ ...change, of: names[about] ?? '' }))
  })
}

function ChangesTable({ changes }: { readonly changes: readonly NamedChange[] }): JSX.Element {
  const shown = (text: string): JSX.Element => <bdi>{text === '' ? words.nothing : text}</bdi>
  const isOfSeveral = new Set(changes.map((change) => change.of)).size > 1
  return (
    <table className={classes['changes']} aria-label={words.thisAct}>
      <thead>
        <tr>
          {isOfSeveral && <th scope="col">{words.of}</th>}
          <th scope="col">{words.field}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change, place) => (
          // Two entries of an act may change fields of one name; neither ever moves.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={place}>
            {isOfSeveral && <td>{shown(change.of)}</td>}
            <th scope="row">{change.field}</th>
            <td>{shown(change.before)}</td>
            <td>{shown(change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The entries of an act: those that came with the list, and all of a long one when asked for. */
function useEntries(act: LogAct): { entries: readonly LogEntry[]; names: Names; showAll: () => void } {
  const [more, setMore] = useState<{ entries: readonly LogEntry[]; names: Names } | null>(null)
  const names = useLogs((s) => s.names)
  const showAll = async (): Promise<void> => {
    const entries: LogEntry[] = []
    const found = new Map<string, string>()
    for (let afterSeq: number | null = 0; afterSeq !== null && entries.length < 1000;) {
      const answer: Answer<'logs.getAct'> = await request('logs.getAct', { actId: act.actId, afterSeq })
      if (!answer.ok) return
      entries.push(...answer.data.entries)
      for (const [id, name] of Object.entries(answer.data.names)) found.set(id, name)
      afterSeq = answer.data.nextSeq
    }
    setMore({ entries, names: Object.fromEntries(found) })
  }
  return {
    entries: more?.entries ?? act.entries,
    names: more === null ? names : { ...names, ...more.names },
    showAll: () => void showAll(),
  }
}

/** What stands under an act that was opened: every sentence of it, each field before and after, time, PC, numbers. */
export function ActDetails({ act, pc }: { readonly act: LogAct; readonly pc: string }): JSX.Element {
  const { entries, names, showAll } = useEntries(act)
  const timezone = useLogs((s) => s.timezone)
  const sentences = describeAct({ ...act, entries: [...entries] }, names)
  const changes = changesOf(entries, names)
  const first = entries[0]?.seq ?? 0
  const last = entries.at(-1)?.seq ?? first
  return (
    <div className={classes['details']}>
      {sentences.slice(1).map((parts, place) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Text key={place}>
          <Sentence parts={parts} />
        </Text>
      ))}
      {changes.length > 0 && <ChangesTable changes={changes} />}
      {entries.length < act.entryCount && (
        <Button variant="subtle" px="xs" size="xs" onClick={showAll}>
          {words.showAll(act.entryCount)}
        </Button>
      )}
      <Text size="xs" c="dimmed">
        {fullTime(act.at, timezone)}, {words.on(pc)} ·{' '}
        {first === last ? words.entryNumber(first) : words.entryNumbers(first, last)}
      </Text>
    </div>
  )
}
