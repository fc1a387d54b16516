import { appendFile, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamagedLog, DurableLog, type OpenFile } from '../../../electron/storage/durable-log.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-log-'));
  path = join(folder, 'a.log');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function written(values: unknown[], at = path): Promise<void> {
  const log = await DurableLog.create(at);
  await Promise.all(values.map((value) => log.append(value)));
  await log.close();
}

async function read(at = path): Promise<unknown[]> {
  const { log, entries } = await DurableLog.open(at);
  await log.close();
  return entries;
}

/** Counts writes and flushes, and fails a write with a code when told to, after half of it. */
function countingFiles(): {
  openFile: OpenFile;
  count: { writes: number; syncs: number };
  fail: { code?: string };
} {
  const count = { writes: 0, syncs: 0 };
  const fail: { code?: string } = {};
  const openFile: OpenFile = async (...options) => {
    const file = await open(...options);
    return new Proxy(file, {
      get(target, name) {
        if (name === 'sync')
          return () => {
            count.syncs += 1;
            return target.sync();
          };
        if (name === 'write')
          return async (buffer: Uint8Array, offset: number, length: number) => {
            count.writes += 1;
            if (fail.code === undefined) return target.write(buffer, offset, length, null);
            await target.write(buffer, offset, Math.floor(length / 2), null);
            throw Object.assign(new Error(fail.code), { code: fail.code });
          };
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  };
  return { openFile, count, fail };
}

describe('a durable log', () => {
  it('gives back what was appended, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 20 }), async (values) => {
        await rm(path, { force: true });
        await written(values);
        expect(await read()).toEqual(JSON.parse(JSON.stringify(values)));
      }),
      { numRuns: 20 },
    );
  });

  it('can be read by its owner only', async () => {
    await written([1]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is never made over another file', async () => {
    await writeFile(path, 'something');
    await expect(DurableLog.create(path)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(path, 'utf8')).toBe('something');
  });

  it('has lost nothing but the last line wherever a write was cut off, and goes on after it', async () => {
    const values = [{ a: 'ä' }, 'two', { three: [3] }];
    await written(values);
    const whole = await readFile(path);
    const ends = [...whole.entries()].flatMap(([index, byte]) => (byte === 0x0a ? [index + 1] : []));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length }), async (length) => {
        await writeFile(path, whole);
        await truncate(path, length);
        const kept = ends.filter((end) => end <= length).length;
        const { log, entries } = await DurableLog.open(path);
        expect(entries).toEqual(values.slice(0, kept));
        await log.append('more');
        await log.close();
        expect(await read()).toEqual([...values.slice(0, kept), 'more']);
      }),
      { numRuns: 60 },
    );
  });

  it('says where it is damaged, and changes nothing', async () => {
    await written([1, 2, 3]);
    await writeFile(path, '1\nnonsense\n3\n');
    await expect(DurableLog.open(path)).rejects.toThrow(DamagedLog);
    await expect(DurableLog.open(path)).rejects.toThrow('line 2');
    expect(await readFile(path, 'utf8')).toBe('1\nnonsense\n3\n');
    await writeFile(path, '1\n');
    await appendFile(path, Buffer.from([0x22, 0xff, 0x22, 0x0a]));
    await expect(DurableLog.open(path)).rejects.toThrow('line 2');
  });

  it('writes and flushes together what is appended together', async () => {
    const { openFile, count } = countingFiles();
    const log = await DurableLog.create(path, openFile);
    await Promise.all(Array.from({ length: 100 }, (_, index) => log.append(index)));
    await log.close();
    expect(count).toEqual({ writes: 1, syncs: 1 });
    expect(await read()).toHaveLength(100);
  });

  it('resolves an append only after its flush', async () => {
    const { openFile, count } = countingFiles();
    const log = await DurableLog.create(path, openFile);
    for (let done = 1; done <= 3; done += 1) {
      await log.append(done);
      expect(count.syncs).toBe(done);
      expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(done + 1);
    }
    await log.close();
  });

  it('takes nothing more after a write that failed, until it is opened again', async () => {
    const { openFile, fail } = countingFiles();
    const log = await DurableLog.create(path, openFile);
    await log.append('kept');
    fail.code = 'ENOSPC';
    await expect(log.append('a line that is cut off')).rejects.toMatchObject({ code: 'ENOSPC' });
    delete fail.code;
    expect(log.isBroken).toBe(true);
    await expect(log.append('later')).rejects.toMatchObject({ code: 'ENOSPC' });
    await log.close();
    const again = await DurableLog.open(path);
    expect(again.entries).toEqual(['kept']);
    await again.log.append('more');
    await again.log.close();
    expect(await read()).toEqual(['kept', 'more']);
  });

  it('refuses appends after it was closed', async () => {
    const log = await DurableLog.create(path);
    await log.close();
    await expect(log.append(1)).rejects.toThrow('closed');
  });
});
