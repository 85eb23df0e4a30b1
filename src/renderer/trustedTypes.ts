type Policies = {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown
}

declare global {
  var trustedTypes: Policies | undefined
}

/**
 * Lets style sheets through, which the component library writes as text, and nothing that could be markup. Must run
 * before the first render.
 */
export function allowStyleSheetsOnly(): void {
  globalThis.trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('Markup is never written as text here')
      return text
    },
  })
}
