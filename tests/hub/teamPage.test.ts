import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '#shared/protocol/limits.ts'
import { scanFolders } from '#tests/support/canaryScan.ts'
import { data, HubPc, refusal } from '#tests/support/hubPc.ts'
import { startPostgres, type TestPostgres } from '#tests/support/postgres.ts'
import { startHub, type TestHub } from '#tests/support/startHub.ts'

const STYLE = `sha256-${'A'.repeat(43)}=`
const HTML = '<!doctype html>\n<p>Ana Silva</p>\n'
const JSON_TEXT = '{"people":["Ana Silva"]}\n'

function pageOf(address: string, html: string | Uint8Array = HTML, json: string | Uint8Array = JSON_TEXT) {
  const files = [Buffer.from(html), Buffer.from(json)] as const
  const hash = createHash('sha256').update(files[0]).update(files[1]).digest('hex')
  return [{ address, hash, style: STYLE }, ...files] as const
}

const publish = (pc: HubPc, ...page: Parameters<typeof pageOf>) => pc.client.putTeamPage(...pageOf(...page))

const statusOf = async (hub: TestHub, file: string): Promise<number> =>
  (await fetch(`${hub.address}/team/${file}`)).status

describe.each(['PGlite', 'PostgreSQL'] as const)('the team page at a hub on %s (product 24)', (kind) => {
  let postgres: TestPostgres | undefined
  let hub: TestHub
  beforeAll(async () => {
    postgres = kind === 'PostgreSQL' ? await startPostgres() : undefined
    hub = await startHub({ databaseUrl: postgres?.makeDatabase() })
  })
  afterAll(async () => {
    await hub.stop()
    await postgres?.stop()
  })

  it('is open to anybody as HTML and JSON, and lets a browser do nothing but show it', async () => {
    const a = await HubPc.first(hub.address)
    expect(data(await a.client.teamPage())).toEqual({ page: null })
    expect(await statusOf(hub, 'maple-clinic')).toBe(404)
    const { page } = data(await publish(a, 'maple-clinic'))
    expect(page).toMatchObject({ address: 'maple-clinic', hash: pageOf('maple-clinic')[0].hash })
    const html = await fetch(`${hub.address}/team/maple-clinic`)
    expect(await html.text()).toBe(HTML)
    expect(Object.fromEntries(html.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; img-src data:; style-src '${STYLE}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=60',
    })
    const json = await fetch(`${hub.address}/team/maple-clinic.json`)
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await json.text()).toBe(JSON_TEXT)
  })

  it('is sent once only to whoever names what they have', async () => {
    const a = await HubPc.first(hub.address)
    await publish(a, 'once-only')
    const tag = (await fetch(`${hub.address}/team/once-only`)).headers.get('etag') ?? ''
    const again = await fetch(`${hub.address}/team/once-only`, { headers: { 'if-none-match': `W/${tag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await publish(a, 'once-only', `${HTML}<p>Ben</p>`)
    const changed = await fetch(`${hub.address}/team/once-only`, { headers: { 'if-none-match': tag } })
    expect(await changed.text()).toContain('Ben')
  })

  it('repeated word for word changes nothing; changed, it is published since the same moment', async () => {
    const a = await HubPc.first(hub.address)
    const b = await a.invite()
    const first = data(await publish(a, 'repeated'))
    expect(data(await publish(b, 'repeated'))).toEqual(first)
    const changed = data(await publish(b, 'repeated', `${HTML}<p>Ben</p>`))
    expect(changed.page?.since).toBe(first.page?.since)
  })

  it('goes when a PC takes it away, and its address stays the clinic’s', async () => {
    const a = await HubPc.first(hub.address)
    const other = await HubPc.first(hub.address)
    await publish(a, 'going-away')
    data(await a.client.withdrawTeamPage())
    for (const file of ['going-away', 'going-away.json']) expect(await statusOf(hub, file)).toBe(404)
    expect(data(await a.client.teamPage())).toEqual({ page: null })
    expect(refusal(await publish(other, 'going-away'))).toBe('addressTaken')
    data(await publish(a, 'going-away'))
    expect(await statusOf(hub, 'going-away')).toBe(200)
  })

  it('has an address that no other clinic has; with another one, the one before is free', async () => {
    const a = await HubPc.first(hub.address)
    const other = await HubPc.first(hub.address)
    await publish(a, 'first-come')
    expect(refusal(await publish(other, 'first-come', `${HTML}evil`))).toBe('addressTaken')
    expect(await (await fetch(`${hub.address}/team/first-come`)).text()).toBe(HTML)
    await publish(a, 'moved-on')
    expect(await statusOf(hub, 'first-come')).toBe(404)
    data(await publish(other, 'first-come'))
    expect([await statusOf(hub, 'first-come'), await statusOf(hub, 'moved-on')]).toEqual([200, 200])
  })

  it('is taken from no PC that was revoked, and from nobody without a token', async () => {
    const a = await HubPc.first(hub.address)
    const b = await a.invite()
    await publish(a, 'kept-safe')
    data(await a.client.revoke({ deviceId: b.pc.deviceId, keyEpoch: 2, wrappedKeys: [] }))
    expect(refusal(await publish(b, 'kept-safe', `${HTML}evil`))).toBe('revoked')
    expect(refusal(await b.client.withdrawTeamPage())).toBe('revoked')
    expect(refusal(await publish(new HubPc(hub.address), 'kept-safe'))).toBe('unauthorized')
    expect(await (await fetch(`${hub.address}/team/kept-safe`)).text()).toBe(HTML)
  })

  it('is refused where it is no UTF-8, no page, too large or at no address', async () => {
    const a = await HubPc.first(hub.address)
    const wrong = Buffer.from([0x3c, 0xff, 0xfe])
    const large = Buffer.alloc(LIMITS.teamPage + 1, 0x20)
    expect(refusal(await publish(a, 'wrong', Buffer.concat([Buffer.from(HTML), wrong])))).toBe('badRequest')
    expect(refusal(await publish(a, 'wrong', HTML, wrong))).toBe('badRequest')
    expect(refusal(await publish(a, 'wrong', HTML, '{'))).toBe('badRequest')
    expect(refusal(await publish(a, 'wrong', '<svg>'))).toBe('badRequest')
    expect(refusal(await publish(a, 'wrong', HTML, large))).toBe('tooLarge')
    for (const address of ['', 'ab', 'Maple', 'a_b', '-ab', 'ab-', 'a--b', '../abc', 'a'.repeat(61)])
      expect(refusal(await publish(a, address)), address).toBe('badRequest')
    const [head, html, json] = pageOf('wrong')
    expect(refusal(await a.client.putTeamPage({ ...head, hash: 'a'.repeat(64) }, html, json))).toBe(
      'badRequest',
    )
    expect(refusal(await a.client.putTeamPage({ ...head, style: "x' *" }, html, json))).toBe('badRequest')
    for (const file of ['wrong', 'WRONG', '..%2fhealth', 'wrong.html', 'team:wrong'])
      expect(await statusOf(hub, file), file).toBe(404)
  })
})

describe('the team page at a hub that is asked too often (product 24)', () => {
  it('is kept from whoever opens it, or changes it, again and again', async () => {
    const hub = await startHub({ ratePerReader: 3, ratePerPublisher: 2 })
    const a = await HubPc.first(hub.address)
    for (const html of [HTML, `${HTML} `]) data(await publish(a, 'often', html))
    expect(await publish(a, 'often')).toMatchObject({ problem: { kind: 'unreachable' } })
    const statuses: number[] = []
    for (let at = 0; at < 4; at += 1) statuses.push(await statusOf(hub, 'often'))
    expect(statuses).toEqual([200, 200, 200, 429])
    await hub.stop()
  })
})

describe('what lies at a hub with a team page (D1, product 24)', () => {
  it('is what the page shows, and nothing else that is personal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'anteroom-hub-'))
    const dataFolder = join(folder, 'data')
    const hub = await startHub({ dataFolder })
    const a = await HubPc.first(hub.address)
    const shown = { name: 'shown', value: 'Wilhelmina Quickenbrook' }
    const hidden = { name: 'hidden', value: 'Thaddeus Nightjarring' }
    data(await a.client.push([a.seal(`${shown.value} ${hidden.value}`)]))
    expect(scanFolders([dataFolder], [shown, hidden]).hits).toEqual([])
    data(await publish(a, 'scanned', `${HTML}<p>${shown.value}</p>`))
    await hub.stop()
    const { hits } = scanFolders([dataFolder], [shown, hidden])
    expect(hits.length).toBeGreaterThan(0)
    expect(hits.filter((hit) => hit.startsWith('hidden'))).toEqual([])
    expect(hub.log.join('\n')).not.toContain('scanned')
    rmSync(folder, { recursive: true, force: true })
  })
})
