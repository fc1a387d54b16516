import type { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const rawIpc = 'Only electron/ipc and the preload speak raw IPC; add the call to shared/contract.ts instead.';

const banRawIpc: Linter.RulesRecord = {
  'no-restricted-syntax': [
    'error',
    { selector: "ImportSpecifier[imported.name='ipcMain']", message: rawIpc },
    { selector: "ImportSpecifier[imported.name='ipcRenderer']", message: rawIpc },
    { selector: "MemberExpression[property.name='ipcMain']", message: rawIpc },
    { selector: "MemberExpression[property.name='ipcRenderer']", message: rawIpc },
    {
      selector:
        "CallExpression[callee.property.name='send'][callee.object.property.name=/^(webContents|sender)$/]",
      message: rawIpc,
    },
    {
      selector:
        "CallExpression[callee.property.name='send'][callee.object.name=/^(webContents|contents|sender)$/]",
      message: rawIpc,
    },
  ],
};

/** Forbids imports that match any of `patterns`: rooms import one way, renderer -> shared <- electron. */
function room(files: string[], patterns: { regex: string; message: string }[]): Linter.Config {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const anyNode = {
  regex: '^(node:|electron$|electron/|@aws-sdk/)',
  message: 'No Node, Electron or AWS on this side.',
};
const reactSide = {
  regex: '^(react|react-dom|@cloudscape-design|@tanstack)(/|$)',
  message: 'No React outside renderer/.',
};

export default defineConfig(
  {
    ignores: [
      'out/',
      'dist/',
      'generated/',
      'node_modules/',
      'test-results/',
      '.ci/',
      'test/integration/stand-in/fixture-app/',
    ],
  },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
      'no-eval': 'error',
      'no-console': 'error',
    },
  },
  { files: ['build/**', 'test/**', 'electron/practice/serve.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['renderer/**/*.{ts,tsx}', 'shared/**/*.ts', 'electron/**/*.ts'],
    ignores: ['electron/ipc/**', 'electron/preload.ts'],
    rules: banRawIpc,
  },
  { files: ['renderer/**/*.{ts,tsx}'], ...jsxA11y.flatConfigs.strict },
  {
    files: ['renderer/**/*.tsx'],
    rules: {
      // What scrolls must take the focus, or the keyboard cannot scroll it (axe: scrollable-region-focusable).
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['region', 'tabpanel'] }],
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    // About React's compiler, which is not in use here: TanStack's virtualizer is one object that changes.
    files: ['renderer/views/draft/grid/use-rows-in-sight.ts'],
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  room(
    ['shared/**/*.ts'],
    [
      anyNode,
      reactSide,
      { regex: '(^|/)(electron|renderer|test)/', message: 'shared/ imports neither side.' },
    ],
  ),
  room(
    ['renderer/**/*.{ts,tsx}'],
    [
      anyNode,
      { regex: '(^|/)(electron|test)/', message: 'The renderer reaches main only through the contract.' },
    ],
  ),
  room(
    ['electron/**/*.ts'],
    [reactSide, { regex: '(^|/)(renderer|test)/', message: 'electron/ imports only itself and shared/.' }],
  ),
  room(
    ['electron/practice/**/*.ts'],
    [
      reactSide,
      { regex: '^(electron$|electron/)', message: 'The practice account also runs outside Electron.' },
      { regex: '\\.\\./(?!\\.\\./shared/|storage/)', message: 'The practice account stands alone.' },
    ],
  ),
);
