/**
 * `npm run bench -- drafts`: measures the built app, prints the figures, writes them to `out/bench/`, and ends with one
 * line that begins with `bench drafts:`. It judges nothing: machines differ. The targets stand beside the figures.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findElectronRuntime } from '../support/electron-runtime.ts';
import { inProcessTimes } from './drafts/in-process.ts';
import { rows } from './drafts/sample.ts';
import { windowTimes } from './drafts/window.ts';

const out = resolve(import.meta.dirname, '../../out/bench');
/** What is aimed at: not more than this. */
const targets = { csv_ms: 1000, plan_ms: 200, replan_ms: 16, key_p95_ms: 50, longest_task_ms: 200 };

const [name, ...others] = process.argv.slice(2);
if (name !== 'drafts' || others.length > 0) {
  console.error('Which benchmark? There is: npm run bench -- drafts');
  process.exit(2);
}

console.log(
  `${rows.toLocaleString('en')} rows, 20 groups, 50 policies; window on ${findElectronRuntime().name}`,
);
const figures: Record<string, number> = { ...(await inProcessTimes()), ...(await windowTimes()) };
const rounded = Object.fromEntries(
  Object.entries(figures).map(([figure, value]) => [figure, Math.round(value * 10) / 10]),
);
for (const [figure, value] of Object.entries(rounded)) {
  const target = new Map(Object.entries(targets)).get(figure);
  const verdict = target === undefined ? '' : ` (target ${target}${value > target ? ': missed' : ''})`;
  console.log(`${figure.padEnd(16)} ${value}${verdict}`);
}
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'drafts.json'), `${JSON.stringify({ rows, targets, ...rounded }, null, 2)}\n`);
const inLine = ['csv_ms', 'xlsx_ms', 'plan_ms', 'replan_ms', 'key_p95_ms', 'longest_task_ms', 'peak_mb'];
console.log(`bench drafts: ${inLine.map((figure) => `${figure}=${rounded[figure] ?? 'none'}`).join(' ')}`);
