import { describe, expect, it } from 'vitest'
import { explainFailure } from './explainFailure.ts'

/** An error as the SMTP library makes it. */
const error = (code: string, response: string, command: string): Error =>
  Object.assign(new Error(response), { code, command, ...(response === '' ? {} : { response }) })

describe('what a failure means', () => {
  it.each([
    [
      'RCPT TO',
      '550 5.1.1 <ana@example.org>: no such user',
      'recipientRefused',
      '550 5.1.1',
      'thisMail',
      true,
    ],
    ['RCPT TO', '451 4.7.1 Greylisted', 'serverBusy', '451 4.7.1', 'thisMail', false],
    ['DATA', '554 Ana is not welcome', 'contentRefused', '554', 'thisMail', true],
    ['DATA', '452 4.3.1 Disk is full', 'serverBusy', '452 4.3.1', 'thisMail', false],
    ['MAIL FROM', '553 5.7.1 Not your address', 'senderRefused', '553 5.7.1', 'everyMail', true],
    ['MAIL FROM', '450 Slow down', 'serverBusy', '450', 'everyMail', false],
    ['MAIL FROM', '530 5.7.0 Sign in first', 'loginNeeded', '530 5.7.0', 'everyMail', true],
    ['RCPT TO', '421 4.3.2 Going down', 'serverBusy', '421 4.3.2', 'everyMail', false],
  ])('%s %s', (command, response, what, reply, reach, isFinal) => {
    expect(explainFailure('send', error('EENVELOPE', response, command))).toEqual({
      problem: { what, reply },
      reach,
      isFinal,
    })
  })

  it('stops at a refused sign-in, and tries again where the server only can’t check it now', () => {
    expect(explainFailure('login', error('EAUTH', '535 5.7.8 Wrong', 'AUTH PLAIN'))).toMatchObject({
      problem: { what: 'loginRefused' },
      isFinal: true,
    })
    expect(explainFailure('login', error('EAUTH', '454 4.7.0 Later', 'AUTH PLAIN'))).toMatchObject({
      problem: { what: 'serverBusy' },
      isFinal: false,
    })
    expect(explainFailure('login', error('ETIMEDOUT', '', 'CONN'))).toMatchObject({
      problem: { what: 'timedOut' },
      isFinal: false,
    })
  })

  it('never gives up for good on what the way to the server brings', () => {
    for (const [code, what] of [
      ['ENOTFOUND', 'nameNotFound'],
      ['ECONNREFUSED', 'noConnection'],
      ['EHOSTUNREACH', 'noConnection'],
      ['ETIMEDOUT', 'timedOut'],
      ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificateUntrusted'],
      ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificateUntrusted'],
      ['CERT_HAS_EXPIRED', 'certificateEnded'],
      ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificateOtherName'],
      ['ERR_SSL_WRONG_VERSION_NUMBER', 'noEncryption'],
    ] as const) {
      const wrapped = Object.assign(error('ESOCKET', '', 'CONN'), { originalCode: code })
      expect(explainFailure('connect', wrapped), code).toEqual({
        problem: { what, reply: '' },
        reach: 'everyMail',
        isFinal: false,
      })
    }
    expect(explainFailure('connect', 'no error at all')).toMatchObject({ problem: { what: 'noConnection' } })
  })
})
