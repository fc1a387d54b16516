import type { AccountKey } from '../accounts/account-key.ts';
import { policyArnOf } from '../drafts/policy-reference.ts';
import type { Draft } from '../drafts/draft.ts';
import type { Step } from './step.ts';

/**
 * The calls that create a draft's policies and groups, to be made before those of its users: policies, then groups,
 * then what is attached to the groups. Each policy and each group is a row of its own.
 */
export function newEntitySteps(draft: Draft, account: AccountKey): Step[] {
  const groups = draft.newGroups.map((group, index) => ({ ...group, rowId: `new-group/${index}` }));
  return [
    ...draft.newPolicies.map(({ name, path, description, document }, index): Step => {
      const rowId = `new-policy/${index}`;
      return {
        id: `${rowId}/policy`,
        rowId,
        call: 'CreatePolicy',
        input: {
          PolicyName: name,
          Path: path,
          ...(description === '' ? {} : { Description: description }),
          PolicyDocument: document,
        },
      };
    }),
    ...groups.map(({ rowId, name, path }): Step => ({
      id: `${rowId}/group`,
      rowId,
      call: 'CreateGroup',
      input: { GroupName: name, Path: path },
    })),
    ...groups.flatMap(({ rowId, name, policyArns }) =>
      [...new Set(policyArns.map((reference) => policyArnOf(reference, draft, account)))].map(
        (PolicyArn): Step => ({
          id: `${rowId}/policy/${PolicyArn}`,
          rowId,
          call: 'AttachGroupPolicy',
          input: { GroupName: name, PolicyArn },
        }),
      ),
    ),
  ];
}
