const KEPT_MS = 10_000

/**
 * Hands a file to the person, as a download: in the desktop program the system asks where to, in a browser it goes
 * where downloads go.
 * @param base64 the bytes of the file
 */
export function saveFile(fileName: string, type: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download reads the bytes a moment after the click.
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}
