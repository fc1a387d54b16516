import { registerHooks } from 'node:module';

const standIn = new URL('electron.ts', import.meta.url).href;
const provided = new Set(['electron', 'electron/main', 'electron/common']);

// Both `import 'electron'` (the built main) and `require('electron')` (Playwright's app.evaluate) end here.
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (provided.has(specifier)) return { url: standIn, format: 'module', shortCircuit: true };
    return nextResolve(specifier, context);
  },
});
