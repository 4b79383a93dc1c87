import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { thirdParty } from './third-party';

// `npm run dev` beside `readout desk ARCHIVE --port 8765`: pages from here, answers from there.
const server = process.env.READOUT_DESK ?? 'http://127.0.0.1:8765';

export default defineConfig({
  plugins: [svelte(), thirdParty()],
  base: '/',
  build: {
    outDir: '../src/readout/desk/site',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // nothing inline: the content security policy allows files of our own only
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': { target: server, changeOrigin: true } } },
  test: { include: ['tests/**/*.test.ts'] },
});
