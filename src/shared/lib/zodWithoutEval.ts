import { config } from 'zod'

// Pages forbid making code from text, and zod would try it to be faster. Imported before any schema is made.
config({ jitless: true })
