import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { page } from '../../../electron/practice/pagination.ts';
import { firstNotBelow, Table } from '../../../electron/practice/table.ts';

const keyList = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 })).map((keys) => [...keys].sort());

describe('pages', () => {
  test('together have every wanted item exactly once and in order', () => {
    fc.assert(
      fc.property(
        keyList,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 3 }),
        (keys, MaxItems, nth) => {
          const wanted = (key: string): string | undefined => (key.length % nth === 0 ? key : undefined);
          const seen: string[] = [];
          let Marker: string | undefined;
          do {
            const { items, end } = page('a listing', keys, { Marker, MaxItems }, wanted);
            expect(items.length).toBeLessThanOrEqual(MaxItems);
            expect(end['IsTruncated']).toBe(end['Marker'] !== undefined);
            seen.push(...items);
            Marker = typeof end['Marker'] === 'string' ? end['Marker'] : undefined;
          } while (Marker !== undefined);
          expect(seen).toEqual(keys.filter((key) => wanted(key) !== undefined));
        },
      ),
    );
  });

  test('have markers that fit the model, even after the longest key', () => {
    const keys = [`/${'x'.repeat(226)}`, `/${'y'.repeat(226)}`];

    const { end } = page('ListVirtualMFADevices Any', keys, { Marker: undefined, MaxItems: 1 }, (key) => key);

    const marker = end['Marker'];
    expect(typeof marker === 'string' ? marker.length : undefined).toBeLessThanOrEqual(320);
  });

  test('take no marker that they did not give', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 320 }), (Marker) => {
        expect(() => page('a listing', ['a', 'b'], { Marker, MaxItems: 1 }, (key) => key)).toThrow(
          'Invalid Marker.',
        );
      }),
    );
  });
});

describe('a table', () => {
  test('has its keys in order, like a sorted map', () => {
    const change = fc.record({ key: fc.string({ maxLength: 2 }), keep: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const table = new Table<number>(0);
        const model = new Map<string, number>();
        for (const [index, { key, keep }] of changes.entries()) {
          if (keep) {
            table.set(key, index, 0);
            model.set(key, index);
          } else {
            table.delete(key, 0);
            model.delete(key);
          }
        }
        const keys = [...model.keys()].sort();
        expect(table.keys()).toEqual(keys);
        expect([...table.values()]).toEqual(keys.map((key) => model.get(key)));
        expect(table.size).toBe(model.size);
      }),
    );
  });

  test('shows readers the state of a while ago, change by change', () => {
    const table = new Table<string>(100);
    table.set('a', 'first', 0);
    table.set('a', 'second', 50);
    table.delete('a', 120);

    expect([0, 99, 100, 149, 150, 219, 220].map((now) => table.seenAt(now).get('a'))).toEqual([
      undefined,
      undefined,
      'first',
      'first',
      'second',
      'second',
      undefined,
    ]);
    expect(table.get('a')).toBeUndefined();
  });

  test('finds places in ordered keys', () => {
    expect(['', 'a', 'b', 'c', 'd'].map((key) => firstNotBelow(['a', 'c'], key))).toEqual([0, 0, 1, 1, 2]);
  });
});
