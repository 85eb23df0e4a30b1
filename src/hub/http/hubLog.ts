/** What may stand in a line of the log: never an address, a token or a body. */
export type LogLine = Readonly<Record<string, string | number | boolean>>

export type HubLog = (level: 'info' | 'error', event: string, more?: LogLine) => void

/** Lines of JSON, one each, for whatever collects them. */
export function jsonLog(write: (line: string) => void): HubLog {
  return (level, event, more = {}) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...more })}\n`)
}
