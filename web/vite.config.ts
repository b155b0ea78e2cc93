import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.CASHLANE_URL ?? 'http://127.0.0.1:8460';

// What the server sends with the page; the preview sends it too, so that the walk proves it fits.
// Mantine adds <style> elements, hence 'unsafe-inline' for styles; scripts are never inline.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** By how many pages something is used that is fetched with the first one. */
const SHARED = 40;

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, strictPort: true, proxy: { '/api': server } },
  preview: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': server },
    headers: {
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
    },
  },
  build: {
    manifest: true,
    // Nothing is inlined into the page, so that it needs no exception in the security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What most pages share comes in few files: on a slow line each request costs a round trip.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'vendor', test: /node_modules/, minShareCount: SHARED }],
        },
      },
    },
  },
});
