import type { Page } from '@playwright/test';
import { z } from 'zod';

const eventSchema = z.looseObject({
  name: z.string(),
  ph: z.string(),
  /** Microseconds. */
  ts: z.number(),
  dur: z.number().optional(),
  pid: z.number(),
  tid: z.number(),
  id: z.union([z.string(), z.number()]).optional(),
  id2: z.looseObject({ local: z.union([z.string(), z.number()]).optional() }).optional(),
  args: z.looseObject({}).optional(),
});
type TraceEvent = z.infer<typeof eventSchema>;

/** What Chromium traced of its own accord while some work was done. */
export async function traced(page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...z.array(eventSchema).parse(value));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'toplevel',
        'cc',
        'benchmark',
        'input',
        'latencyInfo',
        'disabled-by-default-devtools.timeline',
      ],
      excludedCategories: ['*'],
    },
  });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return events;
}

const latencySchema = z.object({ event_latency: z.object({ event_type: z.string() }) });

/**
 * How long each key press took from the input to the picture with it, in milliseconds, as the compositor saw it
 * (EventLatency): the Event Timing API rounds to 8 ms.
 */
export function keyToPaint(events: readonly TraceEvent[]): number[] {
  const begun = new Map<string, TraceEvent>();
  const times: number[] = [];
  const inOrder = events.filter(({ name }) => name === 'EventLatency').sort((a, b) => a.ts - b.ts);
  for (const event of inOrder) {
    const key = `${event.pid} ${event.id2?.local ?? event.id ?? ''}`;
    if (event.ph === 'b') begun.set(key, event);
    const begin = begun.get(key);
    if (event.ph !== 'e' || begin === undefined) continue;
    begun.delete(key);
    const args = latencySchema.safeParse(begin.args);
    if (args.success && /^(KEY_PRESSED|RAW_KEY_DOWN|CHAR)$/.test(args.data.event_latency.event_type))
      times.push((event.ts - begin.ts) / 1000);
  }
  return times;
}

/** The longest task of the page's main thread, in milliseconds. */
export function longestTask(events: readonly TraceEvent[]): number {
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.['name'] === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, pid, tid }) => /^(ThreadControllerImpl::)?RunTask$/.test(name) && main.has(`${pid} ${tid}`),
  );
  return Math.max(0, ...tasks.map(({ dur = 0 }) => dur / 1000));
}

/** The value that a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
