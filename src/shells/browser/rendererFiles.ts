import { readFileSync, readdirSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}

/** One file that the page may load. */
export type RendererFile = {
  readonly type: string
  readonly bytes: Buffer
  /** Its name holds a hash of its content: it never changes. */
  readonly isHashed: boolean
}

/** The files of the built renderer by their exact URL path; nothing else is ever served. */
export type RendererFiles = {
  find(urlPath: string): RendererFile | undefined
}

function readFiles(folder: string): Map<string, RendererFile> {
  const files = new Map<string, RendererFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)]
    // Neither a symbolic link nor a type that no page needs, a source map say.
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    const urlPath = path.slice(folder.length).replaceAll('\\', '/')
    files.set(urlPath, {
      type,
      bytes: readFileSync(path),
      isHashed: /^\/assets\/.+-[\w-]{8}\.\w+$/.test(urlPath),
    })
  }
  const start = files.get('/index.html')
  if (start !== undefined) files.set('/', start)
  return files
}

/**
 * Reads every file of the built renderer once, and again after a new build.
 * @throws where the folder can't be read
 */
export function openRendererFiles(folder: string): RendererFiles {
  const builtAt = (): number => statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  let readAt = builtAt()
  let files = readFiles(folder)
  return {
    find(urlPath) {
      if (urlPath === '/' && readAt !== builtAt() && builtAt() !== 0) {
        readAt = builtAt()
        files = readFiles(folder)
      }
      return files.get(urlPath)
    },
  }
}
