import { describe, expect, it } from 'vitest'
import { createRequestGuard } from './requestGuard.ts'

const guard = createRequestGuard(4870)

describe('requestGuard', () => {
  it('knows its two names at its own port', () => {
    expect(guard.isOwnHost({ host: '127.0.0.1:4870' })).toBe(true)
    expect(guard.isOwnHost({ host: 'localhost:4870' })).toBe(true)
  })

  it.each([
    undefined,
    '',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:4871',
    '127.0.0.1:48700',
    'evil.example:4870',
    'localhost:4870.evil.example',
    'localhost.:4870',
    '127.0.0.1:4870@evil.example',
    '[::1]:4870',
    '0.0.0.0:4870',
    'LOCALHOST:4870',
    ' localhost:4870',
  ])('refuses the host %j', (host) => {
    expect(guard.isOwnHost(host === undefined ? {} : { host })).toBe(false)
  })

  it('takes the page of the same name at the same port for its own', () => {
    expect(guard.isOwnOrigin({ host: 'localhost:4870', origin: 'http://localhost:4870' })).toBe(true)
    expect(guard.isOwnOrigin({ host: '127.0.0.1:4870', origin: 'http://127.0.0.1:4870' })).toBe(true)
  })

  it.each([
    undefined,
    'null',
    'https://127.0.0.1:4870',
    'http://localhost:4870',
    'http://127.0.0.1:4871',
    'http://127.0.0.1:4870/',
    'http://evil.example',
    'http://127.0.0.1:4870.evil.example',
  ])('refuses the origin %j at 127.0.0.1', (origin) => {
    const headers = { host: '127.0.0.1:4870', ...(origin !== undefined && { origin }) }
    expect(guard.isOwnOrigin(headers)).toBe(false)
  })

  it('refuses an origin that fits a foreign host', () => {
    expect(guard.isOwnOrigin({ host: 'evil.example', origin: 'http://evil.example' })).toBe(false)
  })

  it('leaves the port out at port 80, as browsers do', () => {
    expect(createRequestGuard(80).isOwnHost({ host: 'localhost' })).toBe(true)
  })
})
