import type { AccountKey } from '../accounts/account-key.ts';
import { policyArnOf } from '../drafts/policy-reference.ts';
import type { Draft } from '../drafts/draft.ts';
import type { Step } from './step.ts';

/** The plan's row of the draft's policy at this place. */
export function newPolicyRowId(index: number): string {
  return `new-policy/${index}`;
}

/** The plan's row of the draft's group at this place. */
export function newGroupRowId(index: number): string {
  return `new-group/${index}`;
}

/**
 * The calls that create a draft's policies and groups, to be made before those of its users: policies, then groups,
 * then what is attached to the groups. Each policy and each group is a row of its own.
 */
export function newEntitySteps(draft: Draft, account: AccountKey): Step[] {
  const groups = draft.newGroups.map((group, index) => ({ ...group, rowId: newGroupRowId(index) }));
  return [
    ...draft.newPolicies.map(({ name, path, description, document }, index): Step => {
      const rowId = newPolicyRowId(index);
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
