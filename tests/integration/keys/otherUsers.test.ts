import { chmodSync, chownSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { canDropRights, type OtherPerson, PEOPLE, startPerson } from '#tests/support/otherPerson.ts'
import { dataOf, startClinic } from '#tests/support/testApp.ts'

let parent = ''
let people: OtherPerson[] = []
afterEach(async () => {
  await Promise.all(people.map((person) => person.kill()))
  people = []
  rmSync(parent, { recursive: true, force: true })
})

type Entry = { readonly path: string; readonly isFolder: boolean; readonly mode: number }

function entriesOf(path: string): Entry[] {
  const { mode } = lstatSync(path)
  const isFolder = lstatSync(path).isDirectory()
  const inner = isFolder ? readdirSync(path).flatMap((name) => entriesOf(join(path, name))) : []
  return [{ path, isFolder, mode: mode & 0o777 }, ...inner]
}

/** A clinic that was at work, in a folder that the program made below one that is open to all. */
async function makeClinic(name: string, owner: number): Promise<Entry[]> {
  const folder = join(parent, name)
  const test = await startClinic('teams', { folder })
  dataOf(await test.ask('recovery.renew', {}))
  await test.app.stop()
  const entries = entriesOf(folder)
  for (const { path } of entries) chownSync(path, owner, owner)
  return entries
}

describe('another person of the same PC (K8)', () => {
  it.runIf(canDropRights())('reads no slots, no key and no database, and has data of their own', async () => {
    parent = mkdtempSync(join(tmpdir(), 'anteroom-people-'))
    chmodSync(parent, 0o755)
    const { anna, ben } = PEOPLE
    const hers = await makeClinic('anna', anna)
    const his = await makeClinic('ben', ben)
    const wide = [...hers, ...his].filter(({ mode, isFolder }) => mode !== (isFolder ? 0o700 : 0o600))
    expect(wide.map(({ path, mode }) => `${path.slice(parent.length)} ${mode.toString(8)}`)).toEqual([])
    const [annaAt, benAt] = [startPerson(anna), startPerson(ben)]
    people = [annaAt, benAt]
    const tell = (person: OtherPerson, entries: readonly Entry[]): Promise<string[]> =>
      Promise.all(entries.map(({ path, isFolder }) => person.ask(isFolder ? 'list' : 'read', path)))
    expect(new Set(await tell(annaAt, hers))).toEqual(new Set(['done']))
    expect(new Set(await tell(benAt, his))).toEqual(new Set(['done']))
    const told = [...(await tell(benAt, hers)), ...(await tell(annaAt, his))]
    // Where somebody opened the folder itself, what lies in it is still closed.
    for (const { path, isFolder } of [...hers, ...his]) if (isFolder) chmodSync(path, 0o755)
    const files = (entries: readonly Entry[]): Entry[] => entries.filter(({ isFolder }) => !isFolder)
    told.push(...(await tell(benAt, files(hers))), ...(await tell(annaAt, files(his))))
    const reads = told.filter((code) => code === 'done').length
    console.log(
      `K8 ${told.length} tries of another person on ${hers.length + his.length} files and folders, ${reads} reads`,
    )
    expect(new Set(told)).toEqual(new Set(['EACCES']))
  })
})
