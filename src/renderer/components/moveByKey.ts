/**
 * The row that a key moves to from this one; undefined for keys that move nothing.
 * @param pageRows how many rows a screen holds
 */
export function moveByKey(key: string, current: number, count: number, pageRows: number): number | undefined {
  const last = count - 1
  const within = (index: number): number => Math.max(0, Math.min(last, index))
  switch (key) {
    case 'ArrowDown':
      return within(current + 1)
    case 'ArrowUp':
      return within(current - 1)
    case 'PageDown':
      return within(current + pageRows)
    case 'PageUp':
      return within(current - pageRows)
    case 'Home':
      return within(0)
    case 'End':
      return within(last)
    default:
      return undefined
  }
}
