import { describe, expect, it } from 'vitest';
import type { GatehouseError } from '../../../shared/errors.ts';
import { Pace } from '../../../electron/runs/pace.ts';
import { StopRun } from '../../../electron/runs/stop-run.ts';

const slowDown: GatehouseError = { kind: 'throttled', message: 'Rate exceeded' };
const gone: GatehouseError = { kind: 'offline', message: 'No network' };

function paced(): { pace: Pace; waits: number[]; reasons: (string | undefined)[] } {
  const waits: number[] = [];
  const reasons: (string | undefined)[] = [];
  const pace = new Pace({
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    randomInt: (below) => below - 1,
    onWaiting: (why) => void reasons.push(why),
  });
  return { pace, waits, reasons };
}

async function accept(pace: Pace, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1)
    await pace.inTurn((era) => {
      pace.accepted(era);
      return Promise.resolve();
    });
}

describe('the pace of a run', () => {
  it('starts with two calls at a time, and grows to ten while AWS accepts', async () => {
    const { pace } = paced();
    expect(pace.limit).toBe(2);
    await accept(pace, 2);
    expect(pace.limit).toBe(3);
    await accept(pace, 200);
    expect(pace.limit).toBe(10);
  });

  it('never has more calls out than the limit', async () => {
    const { pace } = paced();
    let out = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 50 }, () =>
        pace.inTurn(async (era) => {
          out += 1;
          most = Math.max(most, out);
          expect(out).toBeLessThanOrEqual(pace.limit);
          await new Promise((resolve) => setImmediate(resolve));
          out -= 1;
          pace.accepted(era);
        }),
      ),
    );
    expect(most).toBeGreaterThan(2);
  });

  it('halves, and the whole run waits once, however many calls were refused together', async () => {
    const { pace, waits, reasons } = paced();
    await accept(pace, 200);
    const eras = await Promise.all(
      Array.from({ length: 5 }, () => pace.inTurn((era) => Promise.resolve(era))),
    );
    await Promise.all(eras.map((era) => pace.throttled(era, slowDown)));
    expect(pace.limit).toBe(5);
    expect(waits).toHaveLength(1);
    expect(reasons).toEqual([expect.stringContaining('slow down'), undefined]);
  });

  it('waits longer each time, with a share left to chance, and stops the run after minutes', async () => {
    const { pace, waits } = paced();
    const refused = async (): Promise<void> =>
      pace.throttled(await pace.inTurn((era) => Promise.resolve(era)), slowDown);
    for (let time = 0; time < 12; time += 1) await refused();
    expect(waits.slice(0, 4)).toEqual([999, 1_999, 3_999, 7_999]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(20_000);
    expect(pace.limit).toBe(1);
    await expect(refused()).rejects.toMatchObject({ reason: slowDown });
  });

  it('begins with short pauses again once AWS has accepted', async () => {
    const { pace, waits } = paced();
    const refused = async (): Promise<void> =>
      pace.throttled(await pace.inTurn((era) => Promise.resolve(era)), slowDown);
    await refused();
    await refused();
    await accept(pace, 1);
    await refused();
    expect(waits).toEqual([999, 1_999, 999]);
  });

  it('waits for the network, and goes on when it is back', async () => {
    const { pace, waits, reasons } = paced();
    let looks = 0;
    await Promise.all([1, 2].map(() => pace.offline(gone, () => Promise.resolve((looks += 1) === 3))));
    expect(looks).toBe(3);
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    expect(reasons).toEqual([expect.stringContaining('no connection'), undefined]);
  });

  it('stops the run when the network does not come back', async () => {
    const { pace, waits } = paced();
    const waiting = pace.offline(gone, () => Promise.resolve(false));
    await expect(waiting).rejects.toBeInstanceOf(StopRun);
    const minutes = waits.reduce((sum, ms) => sum + ms, 0) / 60_000;
    expect(minutes).toBeGreaterThan(9);
    expect(minutes).toBeLessThan(11);
  });
});
