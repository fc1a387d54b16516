import type { HandoverEntry, HandoverItem, HandoverWay } from '../../../shared/handover/handover.ts';
import type { RunRow } from '../../../shared/runs/run.ts';
import { dateText } from '../../components/date-text.ts';

/** What can be handed over, as the screen names it, in the order in which it is shown. */
export const itemLabels: Record<HandoverItem, string> = {
  password: 'Console password',
  accessKey: 'Access key',
  instructions: 'Sign-in instructions',
  mfa: 'MFA device',
};
export const handoverItems: HandoverItem[] = ['password', 'accessKey', 'instructions', 'mfa'];

const ways: Record<HandoverWay, string> = {
  'batch-csv': 'In the .csv file of all users',
  'user-file': 'In a file of the user’s own',
  printed: 'Printed',
  'email-draft': 'E-mail draft',
  'by-hand': 'Ticked by hand',
  assigned: 'Assigned here',
};

/** How and when something was handed over, for instance “Printed, Nov 25, 2026, 9:30 AM”. */
export function handedText({ handed }: HandoverEntry): string {
  if (handed === undefined) return 'Not handed over yet';
  return handed.at === undefined ? ways[handed.how] : `${ways[handed.how]}, ${dateText(handed.at)}`;
}

/** What a user has not been handed yet. */
export function missingItems({ handover }: RunRow): HandoverItem[] {
  return handover.filter(({ handed }) => handed === undefined).map(({ item }) => item);
}

/** Whether a user is to get something. */
export function isToGet({ handover }: RunRow, item: HandoverItem): boolean {
  return handover.some((entry) => entry.item === item);
}

/** The users who have not been handed something yet. */
export function rowsMissing(rows: readonly RunRow[], item: HandoverItem): RunRow[] {
  return rows.filter((row) => missingItems(row).includes(item));
}

/** Names, the first few of many: “nora, omar and 3 more”. */
export function namesText(names: readonly string[]): string {
  const shown = 5;
  if (names.length <= shown + 1) return names.join(', ');
  return `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;
}

/** Whether a password or an access key has not been handed over yet, whatever file it may be in. */
export function credentialsMissing(rows: readonly RunRow[]): boolean {
  return rowsMissing(rows, 'password').length > 0 || rowsMissing(rows, 'accessKey').length > 0;
}
