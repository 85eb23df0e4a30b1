import { expect, it } from 'vitest'
import { contentSecurityPolicy } from './csp.ts'

it('allows own files and the styles of this page load, and nothing else', () => {
  const policy = contentSecurityPolicy({ nonce: 'abc', connectSrc: "'none'" })
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-abc'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ])
})
