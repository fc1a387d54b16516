import { knownEmailAddress } from '../../shared/handover/email-address.ts';
import type { HandoverEntry, HandoverItem } from '../../shared/handover/handover.ts';
import type { HeaderRecord } from './records.ts';
import { handoverItemOf, isUserCreated, secretName, type RowState, type StepState } from './run-state.ts';

/** What a row's user is to get, and how it was handed over. */
export function handoverEntries(row: RowState): HandoverEntry[] {
  return itemsFor(row).map((item) => {
    const handed = row.handed.get(item);
    return handed === undefined ? { item } : { item, handed };
  });
}

/** What a row's user is to get: secrets that were made, and for a console user how to sign in and an MFA device. */
export function itemsFor(row: RowState): HandoverItem[] {
  if (!isUserCreated(row)) return [];
  const secrets = secretSteps(row).map(({ item }) => item);
  if (!secrets.includes('password')) return secrets;
  return [...secrets, 'instructions', ...(hasMfa(row) === null ? [] : ['mfa' as const])];
}

/** Whether a row's user has an MFA device; `null` where that is not known: one who was there before may have one. */
export function hasMfa({ mfaSerial, steps }: RowState): boolean | null {
  if (mfaSerial !== undefined) return true;
  return steps.some(({ step }) => step.call === 'CreateUser') ? false : null;
}

/** The names under which a row's secrets are in the record of exports. */
export function secretNamesOf(row: RowState): Partial<Record<'password' | 'accessKey', string>> {
  return Object.fromEntries(secretSteps(row).map(({ item, step }) => [item, secretName(step)]));
}

/** Whether a row's user must set a new password at the next sign-in. */
export function isPasswordReset({ steps }: RowState): boolean {
  return steps.some(({ step }) => 'password' in step && step.input.PasswordResetRequired);
}

/**
 * A row's e-mail address, where its user name or a tag tells it; of a user who was there before, as it was read when the
 * run began.
 */
export function emailOf(row: RowState, { purpose }: HeaderRecord): string | undefined {
  if (purpose?.email !== undefined) return purpose.email;
  const tags = row.steps.flatMap(({ step }) =>
    step.call === 'CreateUser' || step.call === 'TagUser' ? (step.input.Tags ?? []) : [],
  );
  return knownEmailAddress(row.userName, tags);
}

function secretSteps({ steps }: RowState): { item: 'password' | 'accessKey'; step: StepState }[] {
  return steps.flatMap((step) => {
    const item = handoverItemOf(step.step);
    return item === undefined || step.state !== 'done' ? [] : [{ item, step }];
  });
}
