import { spawn } from 'node:child_process'

/**
 * Opens the address in the person's usual browser. Where there is none, the printed address is enough. The token is
 * in the command line for that moment; the page uses it up as it loads.
 */
export function openBrowser(address: string): void {
  const isWindows = process.platform === 'win32'
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open'
  const child = isWindows
    ? // `start` takes its first quoted argument for a window title.
      spawn('cmd', ['/d', '/c', 'start', '""', `"${address}"`], {
        stdio: 'ignore',
        windowsVerbatimArguments: true,
      })
    : spawn(opener, [address], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
