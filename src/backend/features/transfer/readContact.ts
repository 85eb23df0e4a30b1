/** What spreadsheets and mail programs wrap around an address: `mailto:a@b.ca`, `Ada <a@b.ca>`, `<a@b.ca>`. */
function bareEmail(text: string): string {
  const inside = /<([^<>]+)>\s*$/u.exec(text)?.[1] ?? text
  return inside.trim().replace(/^mailto:/i, '')
}

/** The addresses of one cell, in order: most have one, some several by semicolon, comma or line break. */
export function readEmails(cell: string): string[] {
  return cell
    .split(/[;,\n]|\s+\/\s+/u)
    .map(bareEmail)
    .filter((email) => email !== '')
}

/**
 * A phone number as text, as it was written: a leading + and zeros stay, an extension is written "x12", typographic
 * blanks and dashes become plain ones.
 */
export function readPhone(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/^'/, '')
    .replace(/^tel:/i, '')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[·•]/gu, '.')
    .replace(/,?\s*(?:extension|ext|poste|x)\.?\s*:?\s*(?=\d)/giu, ' x')
    .replace(/\s+/gu, ' ')
    .trim()
}
