import { parseArgs } from 'node:util';
import type { Rate } from './throttle.ts';

/** How `npm run practice` is called. */
export const serveUsage =
  'Usage: npm run practice -- [--port N] [--latency ms] [--lag ms] [--rate perSecond --burst n] [--state file]';

/** What `npm run practice` was told. Times are in milliseconds. */
interface ServeOptions {
  readonly port: number;
  readonly latencyMs: number;
  readonly lagMs: number;
  readonly rate: Rate | undefined;
  readonly state: string | undefined;
}

/** Either what the arguments say, or a sentence on what is wrong with them. */
export type ServeOptionsReading =
  { readonly ok: true; readonly value: ServeOptions } | { readonly ok: false; readonly error: string };

class BadArgument extends Error {}

function numberOf(name: string, text: string | undefined, rules: { max: number; whole: boolean }): number {
  const value = /^\d+(\.\d+)?$/.test(text ?? '') ? Number(text) : Number.NaN;
  const fits = value <= rules.max && (!rules.whole || Number.isInteger(value));
  if (!fits) {
    const kind = rules.whole ? 'a whole number' : 'a number';
    throw new BadArgument(`--${name} must be ${kind} from 0 to ${rules.max}.`);
  }
  return value;
}

/** Reads the arguments of `npm run practice`. */
export function readServeOptions(args: readonly string[]): ServeOptionsReading {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string', default: '0' },
        latency: { type: 'string', default: '0' },
        lag: { type: 'string', default: '0' },
        rate: { type: 'string' },
        burst: { type: 'string' },
        state: { type: 'string' },
      },
    });
    if ((values.rate === undefined) !== (values.burst === undefined)) {
      throw new BadArgument('--rate and --burst belong together.');
    }
    if (values.state === '') throw new BadArgument('--state must name a file.');
    const time = { max: 600_000, whole: true };
    const rate =
      values.rate === undefined
        ? undefined
        : {
            perSecond: numberOf('rate', values.rate, { max: 100_000, whole: false }),
            burst: numberOf('burst', values.burst, { max: 100_000, whole: true }),
          };
    return {
      ok: true,
      value: {
        port: numberOf('port', values.port, { max: 65_535, whole: true }),
        latencyMs: numberOf('latency', values.latency, time),
        lagMs: numberOf('lag', values.lag, time),
        rate,
        state: values.state,
      },
    };
  } catch (error) {
    if (error instanceof BadArgument || error instanceof TypeError)
      return { ok: false, error: error.message };
    throw error;
  }
}
