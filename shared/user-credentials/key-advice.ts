import type { AccessKey } from './user-credentials.ts';

/** AWS's advice: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html#rotating_access_keys_console */
const rotateAfterDays = 90;
const dayMs = 86_400_000;

/** How many whole days have passed since a moment (ISO 8601); never less than none, whatever this machine's clock says. */
export function daysSince(iso: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(iso)) / dayMs));
}

/** What best practice says of an access key, as sentences; empty when nothing. `now` is in milliseconds. */
export function keyAdvice({ status, createdAt, lastUse }: AccessKey, now: number): string[] {
  const age = daysSince(createdAt, now);
  const advice: string[] = [];
  if (age >= rotateAfterDays && status === 'Active')
    advice.push(
      `Older than ${rotateAfterDays} days: create a second key, test it, deactivate this one, then delete it.`,
    );
  if (lastUse.kind === 'never' && status === 'Active')
    advice.push('Never used: deactivate and delete it if nobody needs it.');
  if (status !== 'Active') advice.push('Inactive: delete it when nothing has failed without it.');
  return advice;
}
