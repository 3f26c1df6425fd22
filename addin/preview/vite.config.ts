import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page that plays Outlook's part in the demonstration: built into dist/addin/preview, by itself, so that nothing of it is in the pane. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/addin/preview/',
  plugins: [react()],
  build: {
    outDir: '../../dist/addin/preview',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One script for one page that is opened on this machine.
    chunkSizeWarningLimit: 2000,
  },
});
