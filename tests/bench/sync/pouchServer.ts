import { loadPouch } from './pouch.ts'
import { requireReference } from './installReferences.ts'

/** The server of the reference, a process of its own: `node pouchServer.ts <folder>`; prints its address. */
type Express = () => {
  readonly use: (path: string, handler: unknown) => void
  readonly listen: (port: number, host: string, done: () => void) => { readonly address: () => unknown }
}

// The packages' own shapes, as their documentation has them.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const express = requireReference('express') as Express
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const expressPouch = requireReference('express-pouchdb') as (pouch: unknown, options: unknown) => unknown

const folder = process.argv[2] ?? '.'
const app = express()
app.use(
  '/',
  expressPouch(loadPouch().defaults({ prefix: `${folder}/` }), {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: `${folder}/log.txt`,
  }),
)
const server = app.listen(0, '127.0.0.1', () => {
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null && 'port' in bound ? Number(bound.port) : 0
  process.stdout.write(`ready: http://127.0.0.1:${port}\n`)
})
