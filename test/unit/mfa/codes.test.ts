import fc from 'fast-check';
import { HOTP, Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import {
  codesSentence,
  flawOfCodes,
  isHopeless,
  judgeCodes,
  type CodesVerdict,
} from '../../../shared/mfa/codes.ts';

const now = Date.UTC(2026, 10, 23, 12, 0, 7);
const current = Math.floor(now / 30_000);
const secret = Secret.fromBase32('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
const other = Secret.fromBase32('KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU');

function codeAt(step: number): string {
  return HOTP.generate({ secret, counter: step });
}

function codeOfOther(step: number): string {
  return HOTP.generate({ secret: other, counter: step });
}

/** Judges the codes of two steps, counted from now. */
function judgeSteps(first: number, second: number): CodesVerdict {
  return judge(codeAt(current + first), codeAt(current + second));
}

function judge(code1: string, code2: string): CodesVerdict {
  return judgeCodes({ code1, code2 }, codeAt, now);
}

describe('two codes in a row', () => {
  it('are fine around now', () => {
    for (const second of [-2, -1, 0, 1]) expect(judgeSteps(second - 1, second)).toEqual({ verdict: 'ok' });
  });

  it('may have spaces, as phones show them', () => {
    const [one, two] = [codeAt(current - 1), codeAt(current)];
    expect(judge(`${one.slice(0, 3)} ${one.slice(3)}`, ` ${two.slice(0, 3)}\u00a0${two.slice(3)}\n`)).toEqual(
      {
        verdict: 'ok',
      },
    );
  });

  it('of 90 s ago tell that the phone is behind', () => {
    expect(judgeSteps(-4, -3)).toEqual({ verdict: 'clock-behind', seconds: 90 });
  });

  it('of 90 s from now tell that the phone is ahead', () => {
    expect(judgeSteps(2, 3)).toEqual({ verdict: 'clock-ahead', seconds: 90 });
  });

  it('of any time up to 13 hours away tell how far the phone is off', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1560, max: 1560 }), (second) => {
        const verdict = judgeSteps(second - 1, second);
        if (second < -2) expect(verdict).toEqual({ verdict: 'clock-behind', seconds: -second * 30 });
        else if (second > 1) expect(verdict).toEqual({ verdict: 'clock-ahead', seconds: second * 30 });
        else expect(verdict).toEqual({ verdict: 'ok' });
      }),
      { examples: [[-1560], [1560], [-3], [-2], [1], [2]], numRuns: 20 },
    );
  });

  it('are swapped when the later one comes first', () => {
    expect(judgeSteps(0, -1)).toEqual({ verdict: 'swapped' });
    expect(judgeSteps(-60, -61)).toEqual({ verdict: 'swapped' });
  });
});

describe('other codes', () => {
  it('are equal, spaces aside', () => {
    expect(judge('123456', '123 456')).toEqual({ verdict: 'equal' });
  });

  it.each([
    '',
    '12345',
    '1234567',
    'abcdef',
    '12345a',
    '１２３４５６',
    '١٢٣٤٥٦',
    '-12345',
    '12.345',
    '123-456',
  ])('%j is not six digits', (text) => {
    expect(judge(text, '123456')).toEqual({ verdict: 'not-digits', code: 1 });
    expect(judge('123456', text)).toEqual({ verdict: 'not-digits', code: 2 });
  });

  it('do not follow one another when one was missed between them', () => {
    expect(judgeSteps(-2, 0)).toEqual({ verdict: 'not-consecutive' });
    expect(judgeSteps(0, -5)).toEqual({ verdict: 'not-consecutive' });
  });

  it('tell which one is mistyped', () => {
    const wrong = codeOfOther(current);
    expect(judge(wrong, codeAt(current))).toEqual({ verdict: 'one-wrong', code: 1 });
    expect(judge(codeAt(current - 1), wrong)).toEqual({ verdict: 'one-wrong', code: 2 });
  });

  it('of another entry are told apart', () => {
    expect(judge(codeOfOther(current - 1), codeOfOther(current))).toEqual({ verdict: 'other-entry' });
  });
});

describe('what is sent', () => {
  it('is all but what AWS cannot accept at any time', () => {
    const verdicts: CodesVerdict[] = [
      { verdict: 'ok' },
      { verdict: 'not-consecutive' },
      { verdict: 'clock-behind', seconds: 90 },
      { verdict: 'clock-ahead', seconds: 90 },
      { verdict: 'one-wrong', code: 1 },
      { verdict: 'other-entry' },
      { verdict: 'not-digits', code: 1 },
      { verdict: 'equal' },
      { verdict: 'swapped' },
    ];
    expect(verdicts.filter(isHopeless).map(({ verdict }) => verdict)).toEqual([
      'not-digits',
      'equal',
      'swapped',
    ]);
  });
});

describe('the sentences', () => {
  it('name the code and the time', () => {
    expect(codesSentence({ verdict: 'not-digits', code: 2 })).toContain('MFA code 2 must be the six digits');
    expect(codesSentence({ verdict: 'equal' })).toContain('MFA code 2 is the same as MFA code 1');
    expect(codesSentence({ verdict: 'swapped' })).toContain('The two codes are swapped');
    expect(codesSentence({ verdict: 'one-wrong', code: 1 })).toContain('MFA code 1 is wrong');
    expect(codesSentence({ verdict: 'other-entry' })).toContain('codes of another entry');
    expect(codesSentence({ verdict: 'clock-behind', seconds: 90 })).toContain('clock is 90 s behind');
    expect(codesSentence({ verdict: 'clock-ahead', seconds: 600 })).toContain('clock is 10 min ahead');
    expect(codesSentence({ verdict: 'clock-ahead', seconds: 10_800 })).toContain('clock is 3 h ahead');
    expect(codesSentence({ verdict: 'ok' })).toContain('Wait for the next code');
  });

  it('never repeat a typed code', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (code1, code2) => {
        expect(codesSentence(judgeCodes({ code1, code2 }, codeAt, now))).not.toMatch(/\d{6}/);
      }),
      { numRuns: 50 },
    );
  });
});

describe('two codes of a device that nobody here knows', () => {
  it.each([
    ['12345', '123456', { verdict: 'not-digits', code: 1 }],
    ['123456', '12a456', { verdict: 'not-digits', code: 2 }],
    ['123 456', '123456', { verdict: 'equal' }],
    ['123456', '654321', undefined],
  ])('%s and %s', (code1, code2, flaw) => {
    expect(flawOfCodes({ code1, code2 })).toEqual(flaw);
  });

  it('are said to be refused without a reason that nobody can know', () => {
    expect(codesSentence({ verdict: 'not-accepted' })).toContain('AWS did not accept these codes');
  });
});
