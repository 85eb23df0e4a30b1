/** One step of the schema: plain SQL that imports nothing of today's code, so that it stays what it was. */
export type Migration = { readonly sql: string }
