import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import { useMemo, useState } from 'react';
import type { ManagedPolicy, Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { Draft, NewGroup } from '../../../shared/drafts/draft.ts';
import { newGroupProblems } from '../../../shared/plans/new-group-problems.ts';
import { asManagedPolicy } from './new-entities.ts';
import { NewEntityDialog } from './new-entity-dialog.tsx';
import { policyName } from '../../components/policy-name.ts';

interface NewGroupFormProps {
  /** The one to be changed; absent for another one. */
  group: NewGroup | undefined;
  /** The batch's others. */
  others: readonly NewGroup[];
  draft: Draft;
  snapshot: Snapshot;
  onCancel: () => void;
  onSave: (group: NewGroup) => void;
}

/** "Create group": name, path and the policies that its users get through it. */
export function NewGroupForm({ group, others, draft, snapshot, onCancel, onSave }: NewGroupFormProps) {
  const [edited, setEdited] = useState<NewGroup>(group ?? { name: '', path: '/', policyArns: [] });
  const [attempted, setAttempted] = useState(false);
  const problems = useMemo(
    () => newGroupProblems(edited, others, draft, snapshot),
    [edited, others, draft, snapshot],
  );
  const options = useMemo(() => policyOptions(draft, snapshot.policies), [draft, snapshot.policies]);
  const change = (changes: Partial<NewGroup>) => setEdited((before) => ({ ...before, ...changes }));
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  return (
    <NewEntityDialog
      title={group === undefined ? 'Create group' : `Edit group ${group.name}`}
      size="medium"
      isNew={group === undefined}
      problems={problems.length}
      onRefused={() => setAttempted(true)}
      onCancel={onCancel}
      onSave={() => onSave(edited)}
    >
      <FormField
        label="User group name"
        constraintText="Letters, digits and + = , . @ _ -, at most 128."
        errorText={attempted || edited.name !== '' ? errorOf('name') : undefined}
        stretch
      >
        <Input
          value={edited.name}
          autoComplete={false}
          onChange={({ detail }) => change({ name: detail.value })}
        />
      </FormField>
      <FormField label="Path" errorText={errorOf('path')} stretch>
        <Input
          value={edited.path}
          autoComplete={false}
          onChange={({ detail }) => change({ path: detail.value })}
        />
      </FormField>
      <FormField
        label="Permissions policies – optional"
        description="What everybody in the group may do."
        errorText={errorOf('policies')}
        stretch
      >
        <Multiselect
          placeholder="Choose policies"
          selectedOptions={edited.policyArns.map((arn) => ({ value: arn, label: policyName(arn) }))}
          options={options}
          filteringType="auto"
          filteringPlaceholder="Find policies"
          filteringAriaLabel="Find policies"
          empty="The account was not read, and the batch creates no policies."
          noMatch="No policy has this name"
          deselectAriaLabel={({ label }) => `Remove ${label ?? ''}`}
          virtualScroll
          onChange={({ detail }) =>
            change({ policyArns: detail.selectedOptions.flatMap(({ value }) => value ?? []) })
          }
        />
      </FormField>
    </NewEntityDialog>
  );
}

function policyOptions(
  { newPolicies }: Draft,
  policies: readonly ManagedPolicy[],
): { label: string; options: { value: string; label: string }[] }[] {
  const attachable = policies.filter((policy) => policy.attachable);
  const groupOf = (label: string, of: readonly ManagedPolicy[]) => ({
    label,
    options: of
      .map(({ arn }) => ({ value: arn, label: policyName(arn) }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en')),
  });
  return [
    groupOf('New in this batch', newPolicies.map(asManagedPolicy)),
    ...(['Customer managed', 'AWS managed'] as const).map((type) =>
      groupOf(
        type,
        attachable.filter((policy) => policy.type === type),
      ),
    ),
  ].filter(({ options }) => options.length > 0);
}
