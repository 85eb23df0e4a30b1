/** A file as base64. Rejects where it can't be read. @param onProgress gets the part that is read, 0 to 1 */
export function readAsBase64(file: Blob, onProgress: (part: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onprogress = (event) => onProgress(event.total === 0 ? 0 : event.loaded / event.total)
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read'))
    reader.onload = () => {
      const text = typeof reader.result === 'string' ? reader.result : ''
      resolve(text.slice(text.indexOf(',') + 1))
    }
    reader.readAsDataURL(file)
  })
}
