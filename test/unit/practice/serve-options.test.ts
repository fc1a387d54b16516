import { describe, expect, test } from 'vitest';
import { readServeOptions } from '../../../electron/practice/serve-options.ts';

describe('the arguments of npm run practice', () => {
  test('may be none', () => {
    expect(readServeOptions([])).toEqual({
      ok: true,
      value: { port: 0, latencyMs: 0, lagMs: 0, rate: undefined, state: undefined },
    });
  });

  test('may be all', () => {
    const text = '--port 5000 --latency 20 --lag=1500 --rate 2.5 --burst 10 --state a.json';

    expect(readServeOptions(text.split(' '))).toEqual({
      ok: true,
      value: { port: 5000, latencyMs: 20, lagMs: 1500, rate: { perSecond: 2.5, burst: 10 }, state: 'a.json' },
    });
  });

  test.for([
    ['--port 70000', '--port must be a whole number from 0 to 65535.'],
    ['--port -1', 'Option'],
    ['--port 1e3', '--port must be a whole number from 0 to 65535.'],
    ['--lag 1.5', '--lag must be a whole number from 0 to 600000.'],
    ['--latency soon', '--latency must be a whole number from 0 to 600000.'],
    ['--rate 5', '--rate and --burst belong together.'],
    ['--burst 5', '--rate and --burst belong together.'],
    ['--rate x --burst 5', '--rate must be a number from 0 to 100000.'],
    ['--state=', '--state must name a file.'],
    ['--verbose', "Unknown option '--verbose'"],
    ['5000', "Unexpected argument '5000'"],
  ] as const)('%s are refused', ([text, sentence]) => {
    const reading = readServeOptions(text.split(' '));

    expect(reading).toMatchObject({ ok: false, error: expect.stringContaining(sentence) as string });
  });
});
