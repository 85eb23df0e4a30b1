import { describe, expect, it } from 'vitest'
import { readLinkMessage } from './linkMessage.ts'

const read = (text: string): unknown => readLinkMessage(Buffer.from(text))

describe('linkMessage', () => {
  it('reads a request', () => {
    expect(read('{"id":1,"route":"start.get","input":{}}')).toEqual({ id: 1, route: 'start.get', input: {} })
  })

  it('passes the input on as it is, so that the router judges it', () => {
    const input = { a: [null, true, 1.5, 'é“\\"'], b: { c: '' } }
    expect(read(JSON.stringify({ id: 0, route: '__proto__', input }))).toMatchObject({ input })
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{}',
    '{"id":"1","route":"start.get","input":{}}',
    '{"id":-1,"route":"start.get","input":{}}',
    '{"id":1.5,"route":"start.get","input":{}}',
    '{"id":1e300,"route":"start.get","input":{}}',
    '{"id":1,"route":7,"input":{}}',
    '{"id":1,"route":"start.get","input":{},"seat":"desk"}',
    JSON.stringify({ id: 1, route: 'x'.repeat(201), input: {} }),
  ])('refuses %j', (text) => {
    expect(read(text)).toBeUndefined()
  })

  it('keeps a prototype key from reaching any prototype', () => {
    read('{"id":1,"route":"start.get","input":{"__proto__":{"polluted":true}}}')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})
