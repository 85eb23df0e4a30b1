import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

/**
 * `electron-vite build` makes the program: out/main, out/preload, out/renderer.
 * `electron-vite build --mode browser` makes the browser shell's host in out/browser instead of Electron's main;
 * it is never packed.
 */
export default defineConfig(({ mode }) => ({
  main: {
    build: {
      // An optional dependency with a native binary: looked for at run time, never bundled.
      externalizeDeps: { include: ['keytar', '@napi-rs/keyring'] },
      outDir: mode === 'browser' ? 'out/browser' : 'out/main',
      sourcemap: false,
      rollupOptions: {
        input:
          mode === 'browser'
            ? { index: at('src/shells/browser/host.ts'), thread: at('src/backend/thread.ts') }
            : {
                index: at('src/shells/electron/main.ts'),
                core: at('src/backend/app.ts'),
                thread: at('src/backend/thread.ts'),
              },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      sourcemap: false,
      rollupOptions: {
        input: at('src/shells/electron/preload.ts'),
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    html: { cspNonce: '%CSP_NONCE%' },
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      sourcemap: false,
      minify: true,
      // The policy lets no data: address be a picture.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: at('src/renderer/index.html') },
    },
  },
}))
