import { codePeriodSeconds } from './otpauth.ts';

/** What two typed MFA codes are; most of it only someone who knows the seed can tell. */
export type CodesVerdict =
  /** Two codes in a row, of about now. */
  | { verdict: 'ok' }
  | { verdict: 'not-digits'; code: 1 | 2 }
  | { verdict: 'equal' }
  | { verdict: 'swapped' }
  /** Both are of this entry, but one does not follow the other. */
  | { verdict: 'not-consecutive' }
  /** Two codes in a row, but of another time than now. */
  | { verdict: 'clock-behind' | 'clock-ahead'; seconds: number }
  /** Only one of the two is of this entry. */
  | { verdict: 'one-wrong'; code: 1 | 2 }
  /** Neither code is of this entry. */
  | { verdict: 'other-entry' }
  /** AWS refused them, and nobody here knows the device's codes. */
  | { verdict: 'not-accepted' };

export interface TypedCodes {
  code1: string;
  code2: string;
}

/** A single code is looked for 10 minutes around now: in a wider window chance alone would begin to find it. */
const singleWindow = 20;
/** A pair cannot match by chance; 13 hours also find a phone that is set to a wrong time zone. */
const pairWindow = (13 * 3600) / codePeriodSeconds;
/** How far the second code may be from now without blaming the clock: typing takes time, the future needs a fast clock. */
const oldestOk = -2;
const newestOk = 1;

/** A code as it was meant: phones show `123 456`. */
export function withoutSpaces(code: string): string {
  return code.replace(/\s/g, '');
}

/** What is wrong with two typed codes whatever the device is; `undefined` when nothing is. */
export function flawOfCodes(typed: TypedCodes): CodesVerdict | undefined {
  const code1 = withoutSpaces(typed.code1);
  const code2 = withoutSpaces(typed.code2);
  if (!isCode(code1)) return { verdict: 'not-digits', code: 1 };
  if (!isCode(code2)) return { verdict: 'not-digits', code: 2 };
  return code1 === code2 ? { verdict: 'equal' } : undefined;
}

/**
 * Which step of the device each of two typed codes belongs to, and so what is wrong with them, if anything.
 * `codeAt(step)` gives the six digits of a step (Unix time divided by 30 s); `now` is in milliseconds.
 */
export function judgeCodes(typed: TypedCodes, codeAt: (step: number) => string, now: number): CodesVerdict {
  const flaw = flawOfCodes(typed);
  if (flaw !== undefined) return flaw;
  const code1 = withoutSpaces(typed.code1);
  const code2 = withoutSpaces(typed.code2);

  const offsets = offsetsOf(codeAt, Math.floor(now / 1000 / codePeriodSeconds));
  for (const window of [singleWindow, pairWindow]) {
    const second = offsets.ofPair(code1, code2, window);
    if (second !== undefined) return timeVerdict(second);
    if (offsets.ofPair(code2, code1, window) !== undefined) return { verdict: 'swapped' };
  }
  const known1 = offsets.has(code1);
  const known2 = offsets.has(code2);
  if (known1 && known2) return { verdict: 'not-consecutive' };
  if (known1 || known2) return { verdict: 'one-wrong', code: known1 ? 2 : 1 };
  return { verdict: 'other-entry' };
}

/**
 * Whether the codes need not be sent, because AWS cannot accept them at any time. Everything else is sent, even what
 * looks too old or foreign: AWS's clock decides, not this machine's, and how far off a code may be is AWS's secret.
 */
export function isHopeless({ verdict }: CodesVerdict): boolean {
  return verdict === 'not-digits' || verdict === 'equal' || verdict === 'swapped';
}

/** What happened and what to do, in plain words; for `ok` what to say when AWS refuses the codes all the same. */
export function codesSentence(verdict: CodesVerdict): string {
  switch (verdict.verdict) {
    case 'ok':
      return 'AWS did not accept these codes, although they belong to this device: it takes each code once, and only for a short time. Wait for the next code in the app, then enter it and the one after it.';
    case 'not-digits':
      return `MFA code ${verdict.code} must be the six digits (0 to 9) that the authenticator app shows.`;
    case 'equal':
      return 'MFA code 2 is the same as MFA code 1. Wait until the app shows the next code, and enter that as MFA code 2.';
    case 'swapped':
      return 'The two codes are swapped. Enter the one that the app showed first as MFA code 1, and the next one as MFA code 2.';
    case 'not-consecutive':
      return 'The two codes do not follow one another. Wait for the next code, enter it as MFA code 1, and the one right after it as MFA code 2.';
    case 'clock-behind':
      return `The phone's clock is ${duration(verdict.seconds)} behind. Set the phone's date and time to automatic, then enter the next two codes; if its clock is right, enter the codes sooner.`;
    case 'clock-ahead':
      return `The phone's clock is ${duration(verdict.seconds)} ahead. Set the phone's date and time to automatic, then enter the next two codes.`;
    case 'one-wrong':
      return `MFA code ${verdict.code} is wrong; the other one belongs to this device. Wait for the next code, then enter it and the one after it.`;
    case 'other-entry':
      return 'These are the codes of another entry in the authenticator app, or were mistyped. Look for the entry “Amazon Web Services” with this device’s name, and enter the next two codes that it shows.';
    case 'not-accepted':
      return 'AWS did not accept these codes. They may be of another device or entry, not follow one another, or have been used before: AWS takes each code once. Wait for the next code of this device, enter it as MFA code 1, and the one right after it as MFA code 2.';
  }
}

function isCode(text: string): boolean {
  return /^[0-9]{6}$/.test(text);
}

function timeVerdict(offset: number): CodesVerdict {
  const seconds = Math.abs(offset) * codePeriodSeconds;
  if (offset < oldestOk) return { verdict: 'clock-behind', seconds };
  if (offset > newestOk) return { verdict: 'clock-ahead', seconds };
  return { verdict: 'ok' };
}

/** Searches steps around `current`, the nearest first; each code is computed once. */
function offsetsOf(codeAt: (step: number) => string, current: number) {
  const computed = new Map<number, string>();
  const at = (offset: number): string => {
    const code = computed.get(offset) ?? codeAt(current + offset);
    computed.set(offset, code);
    return code;
  };
  const nearest = (window: number, matches: (offset: number) => boolean): number | undefined => {
    for (let distance = 0; distance <= window; distance += 1) {
      if (matches(-distance)) return -distance;
      if (matches(distance)) return distance;
    }
    return undefined;
  };
  return {
    /** Where the later of two codes in a row is, in steps from now. */
    ofPair: (earlier: string, later: string, window: number) =>
      nearest(window, (offset) => at(offset) === later && at(offset - 1) === earlier),
    has: (code: string) => nearest(singleWindow, (offset) => at(offset) === code) !== undefined,
  };
}

function duration(seconds: number): string {
  if (seconds < 180) return `${seconds} s`;
  if (seconds < 2 * 3600) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
