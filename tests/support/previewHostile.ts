import { setImmediate } from 'node:timers/promises'
import { HOSTILE_LISTS } from './hostileLists.ts'
import { dataOf, startClinic } from './testApp.ts'

/** Run as a process of its own: previews and runs one hostile list, and prints what came of it and what it cost. */
const MB = 1024 * 1024
const [name = '', share = '1'] = process.argv.slice(2)
const make = Object.entries(HOSTILE_LISTS).find(([one]) => one === name)?.[1]
if (make === undefined) throw new Error(`No such list: ${name}`)
const clinic = await startClinic()
const bytes = make(Number(share))
await setImmediate()
global.gc?.()
const before = process.memoryUsage().rss
let peak = before
const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5)
const countOf = async (): Promise<number> => dataOf(await clinic.ask('users.count', {})).active
const startedAt = performance.now()
const preview = await clinic.ask('transfer.previewImport', {
  fileName: 'list.csv',
  base64: bytes.toString('base64'),
  isStrict: false,
})
const previewMs = Math.round(performance.now() - startedAt)
peak = Math.max(peak, process.memoryUsage().rss)
clearInterval(timer)
const ended = preview.ok
  ? `${String(preview.data.rowCount)} lines, ${String(preview.data.problemCount)} problems, ${String(preview.data.duplicateCount)} there`
  : preview.error.code === 'FILE_UNREADABLE'
    ? preview.error.data.reason
    : preview.error.code
const figures = {
  ended,
  megabytes: Math.round(bytes.length / MB),
  grown: Math.round((peak - before) / MB),
  previewMs,
  people: await countOf(),
}
process.stdout.write(JSON.stringify(figures))
await clinic.stop()
