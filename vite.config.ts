import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The web application. Pages are split by route, so that heavy things (charts) load with the page
 * that shows them. Nothing is inlined: the content security policy allows files of our own only.
 */
export default defineConfig({
  root: here('src/web'),
  publicDir: here('src/web/public'),
  plugins: [react()],
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: { '/api': process.env.SAMLAD_API ?? 'http://127.0.0.1:3000' },
  },
});
