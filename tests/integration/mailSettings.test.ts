import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index.ts'
import { startSampleApp } from '#tests/support/sampleFolder.ts'
import { useMailDesk } from '#tests/support/mailDesk.ts'
import { mailSettings } from '#tests/support/mailServer.ts'
import { dataOf } from '#tests/support/testApp.ts'

type Settings = InputOf<'mail.saveServer'>

const desk = useMailDesk()

describe('Settings > Mail', () => {
  it('shows of the password only that one is kept, also after a restart', async () => {
    const settings = mailSettings(2525)
    dataOf(await desk.test.ask('mail.saveServer', settings))
    await desk.restart()
    dataOf(
      await desk.test.ask('identity.signIn', {
        email: 'olive@maple.example',
        password: 'a quiet morning in june',
      }),
    )
    const shown = dataOf(await desk.test.ask('mail.getServer', {}))
    expect(shown).toEqual({
      server: settings.server,
      hasPassword: true,
      suggestedSenderName: 'Maple Therapy',
    })
  })

  it('never sends a kept password to another server, port or user, or over an opener way', async () => {
    dataOf(await desk.test.ask('mail.saveServer', mailSettings(2525)))
    const keep = (changes: Partial<Settings['server']>): Settings => ({
      ...mailSettings(2525, changes),
      password: null,
    })
    for (const changes of [
      { host: '127.0.0.1' },
      { port: 2526 },
      { user: 'other' },
      { security: 'none' },
    ] as const) {
      expect(await desk.test.ask('mail.saveServer', keep(changes))).toEqual({
        ok: false,
        error: { code: 'BAD_INPUT', data: { fields: { password: 'required' } } },
      })
    }
    dataOf(await desk.test.ask('mail.saveServer', keep({ senderName: 'The desk' })))
    expect(dataOf(await desk.test.ask('mail.getServer', {})).hasPassword).toBe(true)
  })

  it('leaves the way open to another machine only where that was said in words', async () => {
    const open = { host: 'mail.example.org', security: 'none' } as const
    expect(await desk.test.ask('mail.saveServer', mailSettings(25, open))).toMatchObject({
      error: { data: { fields: { 'server.isOpenWayAccepted': 'required' } } },
    })
    dataOf(await desk.test.ask('mail.saveServer', mailSettings(25, { ...open, isOpenWayAccepted: true })))
  })

  it('keeps passwords of any length and script whole', async () => {
    for (const password of ['x', 'é'.repeat(13), 'ключ-от-почты-'.repeat(14), 'p'.repeat(200)]) {
      const { port, logins } = await desk.serve({ password })
      expect((await desk.tryOut({ ...mailSettings(port), password })).problem).toBeNull()
      expect(logins.map((login) => login.password)).toEqual([password])
      await desk.server?.stop()
    }
  })

  it('takes mail away with its password', async () => {
    dataOf(await desk.test.ask('mail.saveServer', mailSettings(2525)))
    const secrets = join(desk.test.folder, 'secrets')
    expect(readdirSync(secrets).filter((name) => name.startsWith('mail-')).length).toBe(1)
    dataOf(await desk.test.ask('mail.removeServer', {}))
    expect(readdirSync(secrets).filter((name) => name.startsWith('mail-'))).toEqual([])
    expect(dataOf(await desk.test.ask('mail.getServer', {}))).toMatchObject({
      server: null,
      hasPassword: false,
    })
    expect(dataOf(await desk.test.ask('mail.getState', {})).isSetUp).toBe(false)
  })

  it('takes the password along when a sample clinic is removed', async () => {
    const sample = await startSampleApp()
    try {
      const password = 'look around freely'
      dataOf(await sample.ask('identity.signIn', { email: 'owner@sample.example.org', password }))
      dataOf(await sample.ask('mail.saveServer', mailSettings(2525)))
      const kept = (): string[] =>
        readdirSync(join(sample.folder, 'secrets')).filter((name) => name.startsWith('mail-'))
      expect(kept().length).toBe(1)
      dataOf(await sample.ask('setup.removeSample', {}))
      expect(kept()).toEqual([])
    } finally {
      await sample.stop()
    }
  })

  it('keeps the password out of every file but the store of secrets, and out of every answer (D1)', async () => {
    const canary = 'canary-mail-secret'
    const { port } = await desk.serve()
    await desk.tryOut({ ...mailSettings(port), password: canary })
    const answers = await Promise.all(
      (['mail.getServer', 'mail.getState', 'mail.listQueue'] as const).map((route) =>
        desk.test.raw(route, {}),
      ),
    )
    const { folder, log } = desk.test
    expect(JSON.stringify(answers) + log.join('')).not.toContain(canary)
    const forms = [
      canary,
      Buffer.from(canary).toString('hex'),
      Buffer.from(canary).toString('base64').replace(/=+$/, ''),
    ]
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !name.startsWith('secrets') && statSync(join(folder, name)).isFile(),
    )
    expect(files.length).toBeGreaterThan(2)
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'latin1')
      for (const form of forms) expect(text.includes(form), `${form} in ${name}`).toBe(false)
    }
    const stored = readdirSync(join(folder, 'secrets')).filter((name) => name.startsWith('mail-'))
    for (const name of stored) expect(statSync(join(folder, 'secrets', name)).mode & 0o77).toBe(0)
  })
})
