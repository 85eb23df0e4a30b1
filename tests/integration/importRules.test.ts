import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Edge, PROJECT, readImportGraph } from '#tests/support/importGraph.ts'

const graph = readImportGraph()
const isInside = (path: string, ...folders: string[]): boolean =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`))
const isPackage = (path: string): boolean => !path.startsWith('src/') && !path.startsWith('tests/')
const featureOf = (path: string, area: 'backend' | 'renderer'): string | undefined =>
  new RegExp(`^src/${area}/features/([^/]+)/`).exec(path)?.[1]

/** The edges from one place that a rule does not allow, as lines that say where. */
function offending(from: (path: string) => boolean, allows: (edge: Edge) => boolean): string[] {
  return graph
    .filter((edge) => from(edge.from) && !allows(edge))
    .map((edge) => `${edge.from} imports ${edge.to}`)
}

describe('the import rules (docs/CONTRIBUTING.md)', () => {
  it('sees the whole source', () => {
    expect(graph.length).toBeGreaterThan(300)
    expect(new Set(graph.map((edge) => edge.from.split('/')[1]))).toEqual(
      new Set(['shared', 'backend', 'shells', 'renderer', 'hub']),
    )
  })

  it('keeps src to its five folders', () => {
    const allowed = new Set(['shared', 'backend', 'shells', 'renderer', 'hub'])
    expect(readdirSync(join(PROJECT, 'src')).filter((name) => !allowed.has(name))).toEqual([])
  })

  it('shared: zod and itself', () => {
    expect(
      offending(
        (path) => isInside(path, 'src/shared'),
        ({ to }) => to === 'zod' || isInside(to, 'src/shared'),
      ),
    ).toEqual([])
  })

  it('backend: shared, itself and its own libraries; no shell, screen or Electron', () => {
    const packages = new Set([
      'kysely',
      'zod',
      'csv-parse',
      'better-sqlite3',
      'keytar',
      '@napi-rs/keyring',
      '@node-rs/argon2',
      'nodemailer/lib/smtp-connection',
      'nodemailer/lib/mail-composer',
      'otpauth',
      'nodemailer',
      'pdfkit',
    ])
    const allows = ({ to }: Edge): boolean =>
      isInside(to, 'src/shared', 'src/backend') ||
      to.startsWith('node:') ||
      packages.has(to.split('/sync')[0] ?? to)
    expect(offending((path) => isInside(path, 'src/backend'), allows)).toEqual([])
  })

  it('backend features: shared, db, outbox, audit, words, ports, their own files, and the index of another feature', () => {
    const allows = ({ from, to, isTypeOnly }: Edge): boolean => {
      if (isPackage(to))
        return from.endsWith('Repository.ts') || !/^(?:kysely|better-sqlite3|keytar)$/.test(to)
      const low = ['db', 'outbox', 'audit', 'words'].map((folder) => `src/backend/${folder}`)
      if (isInside(to, 'src/shared', ...low)) return true
      if (to === 'src/backend/ports.ts') return true
      if (to === 'src/backend/call.ts') return isTypeOnly
      const other = featureOf(to, 'backend')
      return (
        other !== undefined &&
        (other === featureOf(from, 'backend') || to === `src/backend/features/${other}/index.ts`)
      )
    }
    expect(offending((path) => isInside(path, 'src/backend/features'), allows)).toEqual([])
  })

  it('the words outside the screen know shared alone', () => {
    const words = (path: string): boolean => isInside(path, 'src/backend/words')
    expect(offending(words, ({ to }) => words(to) || isInside(to, 'src/shared'))).toEqual([])
  })

  it('one owner for each driver: better-sqlite3 in db, keytar in keys, SQL builders in repositories', () => {
    const owners = new Map([
      ['better-sqlite3', ['src/backend/db', 'src/hub/storage/lockFolder.ts']],
      ['keytar', ['src/backend/keys/secretStores']],
      ['@napi-rs/keyring', ['src/backend/keys/secretStores']],
    ])
    for (const [driver, folders] of owners) {
      expect(
        offending(
          (path) => !isInside(path, ...folders),
          ({ to, isTypeOnly }) => to !== driver || isTypeOnly,
        ),
        driver,
      ).toEqual([])
    }
  })

  it('db, audit, outbox and keys know no feature', () => {
    const low = (path: string): boolean =>
      isInside(path, 'src/backend/db', 'src/backend/audit', 'src/backend/outbox', 'src/backend/keys')
    expect(offending(low, ({ to }) => !isInside(to, 'src/backend/features'))).toEqual([])
  })

  it('shells: the core by app.ts and ports.ts, shared; Electron in its own folder alone', () => {
    const allows = ({ from, to }: Edge): boolean => {
      if (to === 'electron') return isInside(from, 'src/shells/electron')
      if (isInside(to, 'src/backend')) return to === 'src/backend/app.ts' || to === 'src/backend/ports.ts'
      return isPackage(to) || isInside(to, 'src/shared', 'src/shells')
    }
    expect(offending((path) => isInside(path, 'src/shells'), allows)).toEqual([])
  })

  it('hub: the protocol, errors, lib and its own libraries', () => {
    const packages = new Set([
      'kysely',
      'kysely/migration',
      'pg',
      '@electric-sql/pglite',
      'fastify',
      '@fastify/rate-limit',
      'prom-client',
      'better-sqlite3',
    ])
    const allows = ({ to }: Edge): boolean =>
      to.startsWith('node:') ||
      packages.has(to) ||
      isInside(to, 'src/hub', 'src/shared/protocol', 'src/shared/errors', 'src/shared/lib')
    expect(offending((path) => isInside(path, 'src/hub'), allows)).toEqual([])
  })

  it('renderer: no Node, no Electron, no backend; of the contract types alone', () => {
    const allows = ({ to, isTypeOnly }: Edge): boolean => {
      if (to.startsWith('node:') || to === 'electron') return false
      if (isInside(to, 'src/shared/contract', 'src/shared/protocol')) return isTypeOnly
      return isPackage(to) || isInside(to, 'src/shared', 'src/renderer')
    }
    expect(offending((path) => isInside(path, 'src/renderer'), allows)).toEqual([])
  })

  it('renderer features: another feature by its index alone', () => {
    const allows = ({ from, to }: Edge): boolean => {
      const other = featureOf(to, 'renderer')
      return (
        other === undefined ||
        other === featureOf(from, 'renderer') ||
        to === `src/renderer/features/${other}/index.ts`
      )
    }
    expect(
      offending(
        (path) => isInside(path, 'src/renderer/features', 'src/renderer/app', 'src/renderer/components'),
        allows,
      ),
    ).toEqual([])
  })

  it('prints an edge that breaks a rule', () => {
    const bad: Edge = { from: 'src/shared/lib/x.ts', to: 'src/backend/app.ts', isTypeOnly: false }
    graph.push(bad)
    expect(
      offending(
        (path) => isInside(path, 'src/shared'),
        ({ to }) => to === 'zod' || isInside(to, 'src/shared'),
      ),
    ).toEqual(['src/shared/lib/x.ts imports src/backend/app.ts'])
    graph.pop()
  })
})
