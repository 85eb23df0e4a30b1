/** What differs between one page load, or one shell, and another. */
export type CspParts = {
  /** Fresh for every page load; the page's `<style>` elements carry it. */
  readonly nonce: string
  /** Whom the page may talk to: nobody under Electron, its own host in the browser shell. */
  readonly connectSrc: "'none'" | "'self'"
}

/** The Content-Security-Policy of every page, for both shells: own files only, no eval, no frames, no forms. */
export function contentSecurityPolicy({ nonce, connectSrc }: CspParts): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${connectSrc}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}
