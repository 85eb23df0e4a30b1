import type { OutputOf } from '#shared/contract/index.ts'
import { csvFile } from '#shared/lib/csv.ts'
import { logsText } from '#renderer/text/logs.ts'
import { describeAct, sentenceText } from './describeAct.ts'
import { fieldChanges } from './fieldChanges.ts'

type Exported = OutputOf<'logs.export'>

const words = logsText.csv

function line(entry: Exported['entries'][number], names: Exported['names']): (string | number)[] {
  const { at, actorId, deviceId, seq } = entry
  const act = { actId: '', at, actorId, deviceId, entries: [entry], entryCount: 1 }
  const sentence = describeAct(act, names).map(sentenceText).join('; ')
  const changes = fieldChanges(entry, names)
  const about = entry.aboutUserId ?? entry.aboutClientId
  const side = (of: 'before' | 'after'): string =>
    changes
      .filter((change) => change[of] !== '')
      .map((change) => `${change.field}: ${change[of]}`)
      .join('; ')
  return [
    new Date(at).toISOString(),
    actorId === null ? '' : (names[actorId] ?? actorId),
    names[deviceId] ?? deviceId,
    sentence,
    about === null ? '' : (names[about] ?? about),
    entry.outcome === 'refused' ? logsText.refused : words.done,
    side('before'),
    side('after'),
    seq,
  ]
}

/** Entries as the text of a CSV file: one line each, in the words of the page, times in UTC. */
export function logFile({ entries, names }: Pick<Exported, 'entries' | 'names'>): string {
  const head = [
    words.time,
    words.who,
    words.pc,
    words.what,
    words.about,
    words.result,
    words.before,
    words.after,
    words.entry,
  ]
  return csvFile([head, ...entries.map((entry) => line(entry, names))])
}
