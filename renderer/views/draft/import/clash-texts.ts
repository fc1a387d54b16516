import type { ImportProblem } from '../../../../shared/imports/import-problem.ts';

/** How many users are in the account and in the draft already, in words without a full stop. */
interface ClashTexts {
  account?: string;
  draft?: string;
}

/** The same of imported users; `whom` is what they are called. Who is nowhere yet is not spoken of. */
export function clashTexts(problems: readonly ImportProblem[], whom: string): ClashTexts {
  const account = clashCount(problems, 'account');
  const draft = clashCount(problems, 'draft');
  return {
    ...(account > 0 && {
      account: `${account.toLocaleString('en')} of ${whom} ${account === 1 ? 'exists' : 'exist'} in the account already`,
    }),
    ...(draft > 0 && {
      draft: `${draft.toLocaleString('en')} of ${whom} ${draft === 1 ? 'has' : 'have'} the name of a user who was in the draft before`,
    }),
  };
}

function clashCount(problems: readonly ImportProblem[], clashWith: ImportProblem['clashWith']): number {
  return new Set(problems.filter((one) => one.clashWith === clashWith).map(({ userId }) => userId)).size;
}
