import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NextCodeCountdown } from '../../../renderer/views/mfa/next-code-countdown.tsx';

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(Date.UTC(2026, 10, 23, 12, 0, 0));
});
afterEach(() => vi.useRealTimers());

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

function timer(): string | null {
  return screen.getByRole('timer').textContent;
}

test('it counts down to the next half minute of the clock, in words', () => {
  render(<NextCodeCountdown />);
  expect(timer()).toBe('Next code in 30 seconds');
  pass(12_000);
  expect(timer()).toBe('Next code in 18 seconds');
  pass(17_000);
  expect(timer()).toBe('Next code in 1 second');
  pass(1_000);
  expect(timer()).toBe('Next code in 30 seconds');
});

test('a screen reader hears of a new code, and not of the seconds in between', () => {
  render(<NextCodeCountdown />);
  const live = () => document.querySelector('[aria-live=polite]')?.textContent ?? '';
  pass(10_000);
  const quiet = live();
  pass(10_000);
  expect(live()).toBe(quiet);
  pass(13_000);
  expect(live()).toContain('The authenticator app shows a new code.');
});
