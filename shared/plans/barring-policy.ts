import type { PasswordBar } from '../rules/policy-grammar/password-bars.ts';
import type { DocumentJudge } from './document-judge.ts';

/** A policy that may keep users from setting a new password at the first sign-in. */
export interface BarringPolicy {
  name: string;
  bars: readonly PasswordBar[];
}

/** A policy as far as it is barring; nothing where it is not, or its document is not known. */
export function barringPolicy(
  { name, document }: { name: string; document?: string },
  { judge }: DocumentJudge,
): BarringPolicy[] {
  const bars = document === undefined ? [] : judge(document).passwordBars();
  return bars.length === 0 ? [] : [{ name, bars }];
}
