const KEPT_MS = 10_000

function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download reads the bytes a moment after the click.
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}

/**
 * Hands a file to the person, as a download: in the desktop program the system asks where to, in a browser it goes
 * where downloads go.
 * @param base64 the bytes of the file
 */
export function saveFile(fileName: string, type: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  download(fileName, new Blob([bytes], { type }))
}

/** Hands a text file to the person, the same way; as UTF-8. */
export function saveText(fileName: string, type: string, text: string): void {
  download(fileName, new Blob([text], { type }))
}

/** Hands a CSV file to the person, the same way; as UTF-8. */
export function saveCsv(fileName: string, text: string): void {
  download(fileName, new Blob([text], { type: 'text/csv;charset=utf-8' }))
}
