import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { oneLanguage } from '../ui/texts/oneLanguage';

const pages = ['taskpane.html', 'dialog.html', 'check.html'];
const found = pages.map(page => join(import.meta.dirname, page)).filter(existsSync);

/** The pages of the Outlook pane: built into dist/addin, served by the service under "/addin/". */
export default defineConfig({
  root: import.meta.dirname,
  base: '/addin/',
  plugins: [react(), oneLanguage()],
  build: {
    outDir: '../dist/addin',
    emptyOutDir: true,
    target: 'es2020',
    sourcemap: false,
    // The service forbids inline content but pictures: nothing is inlined.
    assetsInlineLimit: 0,
    // Its helper is an inline script in old browsers only, and those never run the pane.
    modulePreload: { polyfill: false },
    rolldownOptions: { input: found },
  },
});
