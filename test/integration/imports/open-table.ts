import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenedTable } from '../../../shared/imports/imported-table.ts';
import { inProcessGatehouse, valueOf, type InProcessGatehouse } from '../../support/in-process-gatehouse.ts';

/** A Gatehouse whose dialog gives files that the tests make. */
export interface TableOpener {
  app: InProcessGatehouse;
  /** Opens a file of this content; throws its error's message. */
  open: (content: string | Uint8Array, name?: string) => Promise<OpenedTable>;
  /** The rows of such a file. */
  rows: (content: string | Uint8Array, name?: string) => Promise<string[][]>;
}

/** Starts one. */
export async function tableOpener(): Promise<TableOpener> {
  const app = await inProcessGatehouse();
  const open: TableOpener['open'] = async (content, name = 'people.csv') => {
    app.tablePath = join(app.folder, name);
    await writeFile(app.tablePath, content);
    const opened = valueOf(await app.api.call('imports.open', undefined));
    if (opened === null) throw new Error('The dialog was cancelled.');
    return opened;
  };
  return { app, open, rows: async (content, name) => (await open(content, name)).table.rows };
}
