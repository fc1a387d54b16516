import type { importCalls } from '../../shared/calls/imports.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { Imports } from '../imports/imports.ts';

/** Tables from and to files. */
export function importServices({ imports }: { imports: Imports }): ServicesOf<typeof importCalls> {
  return {
    'imports.open': () => imports.open(),
    'imports.read': ({ importId, choices }) => imports.read(importId, choices),
    'imports.close': ({ importId }) => {
      imports.close(importId);
      return Promise.resolve(null);
    },
    'drafts.saveTable': ({ draft }) => imports.saveTable(draft),
  };
}
