import { useState, type ReactNode } from 'react';
import { withDefaults } from '../../drafting/draft-state.ts';
import { withNewGroup, withNewPolicy } from './new-entities.ts';
import { newPolicyReference } from '../../../shared/drafts/policy-reference.ts';
import { NewGroupForm } from './new-group.tsx';
import { NewPolicyForm } from './new-policy.tsx';
import type { StepProps } from './step-props.ts';

/** `index` is that of one of the batch which is edited; a new one is chosen at once for the `use` it was made for. */
type Open =
  | { kind: 'group'; index: number | undefined }
  | { kind: 'policy'; index: number | undefined; use: 'attached' | 'boundary' | undefined };

interface NewEntityDialogs {
  /** What is open now. */
  dialog: ReactNode;
  createGroup: () => void;
  editGroup: (index: number) => void;
  createPolicy: (use: 'attached' | 'boundary') => void;
  editPolicy: (index: number) => void;
}

/** The dialogs in which groups and policies of the batch are made and changed. */
export function useNewEntityDialog({
  draft,
  snapshot,
  onChange,
}: Pick<StepProps, 'draft' | 'snapshot' | 'onChange'>): NewEntityDialogs {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return {
    dialog:
      open?.kind === 'group' ? (
        <NewGroupForm
          group={open.index === undefined ? undefined : draft.newGroups[open.index]}
          others={draft.newGroups.filter((_, index) => index !== open.index)}
          draft={draft}
          snapshot={snapshot}
          onCancel={close}
          onSave={(group) => {
            onChange((before) => {
              const changed = withNewGroup(before, open.index, group);
              const { groups } = changed.defaults;
              return open.index === undefined
                ? withDefaults(changed, { groups: [...groups, group.name] })
                : changed;
            });
            close();
          }}
        />
      ) : open?.kind === 'policy' ? (
        <NewPolicyForm
          policy={open.index === undefined ? undefined : draft.newPolicies[open.index]}
          others={draft.newPolicies.filter((_, index) => index !== open.index)}
          snapshot={snapshot}
          onCancel={close}
          onSave={(policy) => {
            onChange((before) => {
              const changed = withNewPolicy(before, open.index, policy);
              const reference = newPolicyReference(policy.name);
              if (open.use === 'boundary') return withDefaults(changed, { boundaryArn: reference });
              const { policyArns } = changed.defaults;
              return open.use === 'attached'
                ? withDefaults(changed, { policyArns: [...policyArns, reference] })
                : changed;
            });
            close();
          }}
        />
      ) : null,
    createGroup: () => setOpen({ kind: 'group', index: undefined }),
    editGroup: (index) => setOpen({ kind: 'group', index }),
    createPolicy: (use) => setOpen({ kind: 'policy', index: undefined, use }),
    editPolicy: (index) => setOpen({ kind: 'policy', index, use: undefined }),
  };
}
