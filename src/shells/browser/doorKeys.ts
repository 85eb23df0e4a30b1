import type { Seat } from '#backend/ports.ts'

/** A cookie is sent to every port of 127.0.0.1, so its name says whose it is, and its path keeps it off page loads. */
const COOKIE_PATH = '/link'

/** The one-time tokens and the cookies they were exchanged for. Lives in memory: a restart ends every sign-in. */
export type DoorKeys = {
  /** A new token, good for one exchange; an earlier one that nobody used is void from now on. */
  issueToken(): string
  /** @returns the Set-Cookie value of a new seat, or undefined where the token is not the one that is open */
  redeem(token: string): string | undefined
  /** The seat that a Cookie header shows, or undefined. */
  seatOf(cookieHeader: string | undefined): Seat | undefined
}

/**
 * @param port names the cookie
 * @param randomText at least 128 random bits as URL-safe text, anew at each call
 */
export function createDoorKeys(port: number, randomText: () => string): DoorKeys {
  const cookieName = `anteroom_${port}`
  const seats = new Set<Seat>()
  let openToken: string | undefined
  return {
    issueToken() {
      openToken = randomText()
      return openToken
    },
    redeem(token) {
      if (openToken === undefined || token !== openToken) return undefined
      openToken = undefined
      const seat = randomText()
      seats.add(seat)
      return `${cookieName}=${seat}; Path=${COOKIE_PATH}; HttpOnly; SameSite=Strict`
    },
    seatOf(cookieHeader) {
      for (const pair of (cookieHeader ?? '').split(';')) {
        const [name, value] = pair.trim().split('=', 2)
        if (name === cookieName && value !== undefined && seats.has(value)) return value
      }
      return undefined
    },
  }
}
