import { readConfig } from './config.ts'
import { jsonLog } from './http/hubLog.ts'
import { startHub } from './startHub.ts'
import { startSentence } from './startSentence.ts'

const read = readConfig(process.env, process.platform)
if (!read.ok) {
  process.stderr.write(`${read.sentence}\n`)
  process.exit(2)
}
const log = jsonLog((line) => process.stderr.write(line))
const hub = await startHub(read.config, log).catch((error: unknown) => {
  const sentence = startSentence(error, read.config)
  if (sentence === undefined) throw error
  process.stderr.write(`${sentence}\n`)
  return process.exit(2)
})
process.stdout.write(`Anteroom hub is ready: ${hub.address}\n`)

let isStopping = false
const stop = (): void => {
  if (isStopping) return
  isStopping = true
  log('info', 'stopping')
  hub.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
