import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withErrorsFound } from '../../../renderer/views/draft/import/errors-found.ts';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { accountContext } from '../../../shared/imports/account-context.ts';
import { importedUsers } from '../../../shared/imports/imported-users.ts';
import { detectedHeaderRow, suggestedMapping } from '../../../shared/imports/suggested-mapping.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { inProcessGatehouse, valueOf } from '../../support/in-process-gatehouse.ts';
import { plainWorkbook } from '../../support/odd-tables.ts';
import { quantile } from '../trace.ts';
import { account, batch, rows, table } from './sample.ts';

const worker = join(import.meta.dirname, '../../../out/main/table-worker.js');

/** All in milliseconds: medians, and for the re-plan also what one in twenty takes longer than. */
export interface InProcessTimes {
  csv_ms: number;
  xlsx_ms: number;
  plan_ms: number;
  replan_ms: number;
  replan_p95_ms: number;
}

/** What takes no window: from a file to a draft's users, and from a draft to its plan. */
export async function inProcessTimes(): Promise<InProcessTimes> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'));
  const app = await inProcessGatehouse({ dataFolder: folder, tableWorkerFile: worker });
  try {
    const csv = table()
      .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
      .join('\r\n');
    const files = { csv: join(folder, 'people.csv'), xlsx: join(folder, 'people.xlsx') };
    await writeFile(files.csv, `\ufeff${csv}`);
    await writeFile(files.xlsx, plainWorkbook(table()));
    const snapshot = account();
    let draft = batch();
    const read = async (path: string): Promise<void> => {
      app.tablePath = path;
      const opened = valueOf(await app.api.call('imports.open', undefined));
      if (opened === null) throw new Error('No file was opened.');
      const mapping = suggestedMapping(opened.table, detectedHeaderRow(opened.table));
      const context = { ...accountContext(batch(), snapshot), idOf: String };
      const imported = importedUsers(opened.table, mapping, batch(), context);
      // What the preview says of the rows counts, too.
      const { users } = withErrorsFound(imported, batch(), snapshot);
      draft = { ...batch(), users };
      if (draft.users.length !== rows) throw new Error(`${draft.users.length} users instead of ${rows}.`);
      valueOf(await app.api.call('imports.close', { importId: opened.importId }));
    };
    const csvTimes = await times(5, () => read(files.csv));
    const xlsxTimes = await times(5, () => read(files.xlsx));
    // A snapshot that is another object is worked out from scratch.
    const clones = Array.from({ length: 7 }, () => structuredClone(snapshot));
    const planTimes = await times(clones.length, (index) => hashed(draft, clones[index] ?? snapshot));
    hashed(draft, snapshot);
    const replanTimes = await times(60, (index) => {
      draft = withName(draft, (index * 83) % rows, `edited.${index}`);
      hashed(draft, snapshot);
    });
    return {
      csv_ms: quantile(csvTimes, 0.5),
      xlsx_ms: quantile(xlsxTimes, 0.5),
      plan_ms: quantile(planTimes, 0.5),
      replan_ms: quantile(replanTimes, 0.5),
      replan_p95_ms: quantile(replanTimes, 0.95),
    };
  } finally {
    await app.dispose();
  }
}

function withName(draft: Draft, at: number, name: string): Draft {
  return { ...draft, users: draft.users.map((user, index) => (index === at ? { ...user, name } : user)) };
}

async function times(count: number, work: (index: number) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    await work(index);
    taken.push(performance.now() - began);
  }
  return taken;
}

/** A plan with its hash, which the tab “Plan” needs with every plan. */
function hashed(draft: Draft, snapshot: Snapshot): string {
  return plan(draft, snapshot).hash;
}
