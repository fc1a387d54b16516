/** Something about a row: to be put right, or only good to know. */
export interface ImportProblem {
  /** As in a spreadsheet: the first is 1. */
  row: number;
  userId: string;
  kind: 'repair' | 'note';
  /** As a sentence. */
  reason: string;
  /** Who had the row's user name before: a user of the account, or one whom the draft has already. */
  clashWith?: 'account' | 'draft';
}
