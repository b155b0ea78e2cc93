import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.CASHLANE_URL ?? 'http://127.0.0.1:8460';

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, strictPort: true, proxy: { '/api': server } },
  preview: { port: 5173, strictPort: true, proxy: { '/api': server } },
  build: {
    manifest: true,
    // Nothing is inlined into the page, so that it needs no exception in the security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
