import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;

/** Puts the catalogue of AWS managed policies, which build/managed-policies.ts extracts, beside the main bundle. */
function managedPolicies(): Plugin {
  return {
    name: 'gatehouse-managed-policies',
    generateBundle() {
      const fileName = 'managed-policies.json.br';
      this.emitFile({ type: 'asset', fileName, source: readFileSync(`${root}/generated/${fileName}`) });
    },
  };
}

export default defineConfig({
  main: {
    plugins: [managedPolicies()],
    build: {
      externalizeDeps: false,
      minify: true,
      sourcemap: false,
      rolldownOptions: {
        input: { main: `${root}/electron/main.ts` },
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
