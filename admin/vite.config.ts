import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { oneLanguage } from '../ui/texts/oneLanguage';

/** The web admin: built into dist/admin, served by the service under "/". In development /api goes to a service beside it. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), oneLanguage()],
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // The service forbids inline content but pictures: nothing is inlined.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': 'http://127.0.0.1:3000', '/auth': 'http://127.0.0.1:3000' },
  },
});
