import { readConfig } from '../../../src/hub/config.ts'
import { startHub } from '../../../src/hub/startHub.ts'

/** A hub process as `npm run hub` starts it, but for the count of requests: here one PC makes those of a thousand. */
const read = readConfig(process.env, process.platform)
if (!read.ok) throw new Error(read.sentence)
const hub = await startHub(
  { ...read.config, ratePerDevice: 1e9, ratePerAddress: 1e9 },
  (level, event, more) => {
    if (level === 'error') process.stderr.write(`${JSON.stringify({ event, ...more })}\n`)
  },
)
process.once('SIGTERM', () => {
  void hub.stop()
})
process.stdout.write(`ready: ${hub.address}\n`)
