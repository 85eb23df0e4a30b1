import '#shared/lib/zodWithoutEval.ts'
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import '@mantine/charts/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './global.css'
import { MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { must } from '#shared/lib/must.ts'
import { App } from './app/App.tsx'
import { cssVariables, theme } from './theme.ts'
import { connectClient, pickTransport } from './transport/client.ts'
import { allowStyleSheetsOnly } from './trustedTypes.ts'

declare global {
  // Read by the scroll lock of modals for the style element it writes.
  var __webpack_nonce__: string | undefined
}

allowStyleSheetsOnly()
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
globalThis.__webpack_nonce__ = nonce

connectClient(await pickTransport())
createRoot(must(document.getElementById('root'), 'root element')).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    defaultColorScheme="auto"
    getStyleNonce={() => nonce}
  >
    <App />
  </MantineProvider>,
)
