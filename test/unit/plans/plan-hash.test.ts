import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, planHash } from '../../../shared/plans/plan-hash.ts';

it('is JSON of the same value, with the keys in one order whatever order they came in', () => {
  fc.assert(
    fc.property(
      fc.object({ withNullPrototype: false, values: [fc.jsonValue(), fc.constant(undefined)] }),
      (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text);
      },
    ),
  );
  expect(canonicalJson({ b: [{ d: 1, c: undefined }, undefined], a: 'é"' })).toBe(
    '{"a":"é\\"","b":[{"d":1},null]}',
  );
});

it('is the SHA-256 of that', () => {
  expect(planHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});
