import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRendererFiles } from './rendererFiles.ts'

let root: string
let folder: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'anteroom-files-'))
  folder = join(root, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(root, 'secret.html'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<p>start</p>')
  writeFileSync(join(folder, 'assets/index-Ab3_x-9Z.js'), 'run()')
  writeFileSync(join(folder, 'assets/index-Ab3_x-9Z.js.map'), '{}')
  writeFileSync(join(folder, 'plain.svg'), '<svg/>')
  symlinkSync(join(root, 'secret.html'), join(folder, 'link.html'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('rendererFiles', () => {
  it('finds what was built, with type and lifetime', () => {
    const files = openRendererFiles(folder)
    expect(files.find('/')?.bytes.toString()).toBe('<p>start</p>')
    expect(files.find('/index.html')).toMatchObject({ type: 'text/html; charset=utf-8', isHashed: false })
    expect(files.find('/assets/index-Ab3_x-9Z.js')).toMatchObject({
      type: 'text/javascript; charset=utf-8',
      isHashed: true,
    })
    expect(files.find('/plain.svg')).toMatchObject({ type: 'image/svg+xml', isHashed: false })
  })

  it.each([
    '',
    '/../secret.html',
    '/assets/../index.html',
    '/assets/../../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/..\\secret.html',
    '//index.html',
    '/./index.html',
    '/index.html/',
    '/INDEX.HTML',
    '/index.html\0',
    '/link.html',
    '/assets',
    '/assets/',
    '/assets/index-Ab3_x-9Z.js.map',
    '/C:/Windows/win.ini',
    'file:///etc/passwd',
    'http://127.0.0.1/index.html',
    '/__proto__',
    '/constructor',
  ])('has nothing at %j', (path) => {
    expect(openRendererFiles(folder).find(path)).toBeUndefined()
  })

  it('serves a new build from the next page load on', () => {
    const files = openRendererFiles(folder)
    writeFileSync(join(folder, 'index.html'), '<p>new</p>')
    writeFileSync(join(folder, 'assets/next-Ab3_x-9Z.js'), 'next()')
    utimesSync(join(folder, 'index.html'), 1_900_000_000, 1_900_000_000)
    expect(files.find('/')?.bytes.toString()).toBe('<p>new</p>')
    expect(files.find('/assets/next-Ab3_x-9Z.js')).toBeDefined()
  })
})
