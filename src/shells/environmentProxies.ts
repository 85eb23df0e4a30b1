import type { ProxyEnvironment } from '#backend/ports.ts'

/** The proxies that the environment names, in capitals or not. */
export function environmentProxies(
  environment: Readonly<Record<string, string | undefined>>,
): ProxyEnvironment {
  const read = (name: string): string => environment[name] ?? environment[name.toLowerCase()] ?? ''
  const [proxy, none] = [read('HTTPS_PROXY'), read('NO_PROXY')]
  return {
    ...(proxy === '' ? {} : { HTTPS_PROXY: proxy }),
    ...(none === '' ? {} : { NO_PROXY: none }),
  }
}
