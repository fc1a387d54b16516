import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;

/**
 * Puts beside the main bundle what main reads from files: the catalogue of AWS managed policies, which
 * build/managed-policies.ts extracts, and the window's icon.
 */
function mainFiles(): Plugin {
  const files = {
    'managed-policies.json.br': `${root}/generated/managed-policies.json.br`,
    'icon.png': `${root}/build/icons/256x256.png`,
  };
  return {
    name: 'gatehouse-main-files',
    generateBundle() {
      for (const [fileName, path] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path) });
    },
  };
}

export default defineConfig({
  main: {
    plugins: [mainFiles()],
    build: {
      externalizeDeps: false,
      minify: true,
      sourcemap: false,
      rolldownOptions: {
        input: {
          main: `${root}/electron/main.ts`,
          'table-worker': `${root}/electron/imports/table-worker.ts`,
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: { preload: `${root}/electron/preload.ts` },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: `${root}/renderer`,
    plugins: [react()],
    build: {
      minify: true,
      sourcemap: false,
      // A small asset as a data: URL would need a wider policy than `font-src` and `img-src` give.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: `${root}/renderer/index.html` } },
    },
  },
});
