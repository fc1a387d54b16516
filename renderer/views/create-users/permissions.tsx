import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import TokenGroup from '@cloudscape-design/components/token-group';
import { useState } from 'react';
import { copiedInto } from '../../../shared/drafts/copied-permissions.ts';
import { Boundary } from './boundary.tsx';
import { CopiedChoices } from './copied-choices.tsx';
import { CopyPermissions } from './copy-permissions.tsx';
import { withDefaults } from '../../drafting/draft-state.ts';
import { FindingList } from '../../drafting/finding-list.tsx';
import { GroupTable } from './group-table.tsx';
import { policyName } from '../../components/policy-name.ts';
import { withoutNewGroup, withoutNewPolicy } from './new-entities.ts';
import { PolicyTable, type NewPolicyActions } from './policy-table.tsx';
import type { StepProps } from './step-props.ts';
import { useNewEntityDialog } from './use-new-entity-dialog.tsx';

interface PermissionsProps extends StepProps {
  /** The account is being read. */
  reading: boolean;
  onRefresh: () => void;
  boundaryWanted: boolean;
  onBoundaryWanted: (wanted: boolean) => void;
  /** Hears from whom something is ticked and not copied yet. */
  onCopyWaiting: (userName: string | undefined) => void;
}

/** Step 2: what the users may do, and what they may do at most. */
export function Permissions(props: PermissionsProps) {
  const { draft, snapshot, known, findings, reading, onRefresh, boundaryWanted, onBoundaryWanted, onChange } =
    props;
  const { onCopyWaiting } = props;
  const { groups, policyArns, inlinePolicies, boundaryArn, copiedFrom } = draft.defaults;
  const [option, setOption] = useState(groups.length === 0 && policyArns.length > 0 ? 'policies' : 'groups');
  const { dialog, createGroup, editGroup, createPolicy, editPolicy } = useNewEntityDialog(props);
  const ofStep = findings.filter(({ place }) => ['groups', 'policies', 'new-entities'].includes(place));
  const attachable = snapshot.policies.filter(({ attachable: can }) => can);
  const setGroups = (names: string[]) => onChange((before) => withDefaults(before, { groups: names }));
  const setPolicies = (arns: string[]) => onChange((before) => withDefaults(before, { policyArns: arns }));
  const newPolicyActions = (use: 'attached' | 'boundary'): NewPolicyActions => ({
    onCreate: () => createPolicy(use),
    onEdit: editPolicy,
    onRemove: (index) => onChange((before) => withoutNewPolicy(before, index)),
  });
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Permissions options</Header>}>
        <SpaceBetween size="l">
          <Tiles
            ariaLabel="Permissions options"
            value={option}
            columns={3}
            onChange={({ detail }) => setOption(detail.value)}
            items={[
              {
                value: 'groups',
                label: withCount('Add user to group', groups.length),
                description: 'AWS recommends groups: permissions are managed by job, not by person.',
              },
              {
                value: 'copy',
                label: 'Copy permissions',
                description: 'Groups, policies and permissions boundary of an existing user.',
              },
              {
                value: 'policies',
                label: withCount('Attach policies directly', policyArns.length),
                description: 'Managed policies for these users alone, beside their groups.',
              },
            ]}
          />
          {(groups.length + policyArns.length + inlinePolicies.length > 0 || copiedFrom !== undefined) && (
            <SpaceBetween size="s">
              <Chosen label="Groups chosen" keys={groups} textOf={(name) => name} onChange={setGroups} />
              <Chosen label="Policies chosen" keys={policyArns} textOf={policyName} onChange={setPolicies} />
              {(inlinePolicies.length > 0 || copiedFrom !== undefined) && (
                <CopiedChoices
                  settings={draft.defaults}
                  onChange={(change) =>
                    onChange((before) => ({ ...before, defaults: change(before.defaults) }))
                  }
                />
              )}
            </SpaceBetween>
          )}
          {ofStep.length > 0 && <FindingList findings={ofStep} />}
        </SpaceBetween>
      </Container>
      {option === 'copy' && (
        <CopyPermissions
          snapshot={snapshot}
          known={known}
          live={props.live}
          reading={reading}
          boundaryArn={boundaryArn}
          onCopy={(source, parts) => {
            onChange((before) => withDefaults(before, copiedInto(before.defaults, source, parts)));
            if (parts.boundary && source.boundaryArn !== null) onBoundaryWanted(true);
          }}
          onWaiting={onCopyWaiting}
          onRefresh={onRefresh}
        />
      )}
      {option === 'groups' && (
        <GroupTable
          groups={snapshot.groups}
          newGroups={draft.newGroups}
          loading={reading && !known}
          known={known}
          selected={groups}
          onSelect={setGroups}
          onRefresh={onRefresh}
          onCreate={createGroup}
          onEdit={editGroup}
          onRemove={(index) => onChange((before) => withoutNewGroup(before, index))}
        />
      )}
      {option === 'policies' && (
        <PolicyTable
          title="Permissions policies"
          description="The policies that you choose are attached to each user."
          selectionType="multi"
          policies={attachable}
          newPolicies={draft.newPolicies}
          newActions={newPolicyActions('attached')}
          loading={reading && attachable.length === 0}
          selected={policyArns}
          onSelect={setPolicies}
          onRefresh={onRefresh}
        />
      )}
      <Boundary
        policies={attachable}
        newPolicies={draft.newPolicies}
        newActions={newPolicyActions('boundary')}
        loading={reading && attachable.length === 0}
        wanted={boundaryWanted}
        boundaryArn={boundaryArn}
        onWanted={onBoundaryWanted}
        findings={findings.filter(({ place }) => place === 'boundary')}
        onChange={(arn) => onChange((before) => withDefaults(before, { boundaryArn: arn }))}
        onRefresh={onRefresh}
      />
      {dialog}
    </SpaceBetween>
  );
}

interface ChosenProps {
  label: string;
  keys: readonly string[];
  textOf: (key: string) => string;
  onChange: (keys: string[]) => void;
}

/** What is chosen, in sight whatever the table shows; also what this account does not have. */
function Chosen({ label, keys, textOf, onChange }: ChosenProps) {
  if (keys.length === 0) return null;
  return (
    <FormField label={label} stretch>
      <TokenGroup
        limit={12}
        items={keys.map((key) => ({ label: textOf(key), dismissLabel: `Remove ${textOf(key)}` }))}
        onDismiss={({ detail: { itemIndex } }) => onChange(keys.filter((_, index) => index !== itemIndex))}
      />
    </FormField>
  );
}

function withCount(label: string, count: number): string {
  return count === 0 ? label : `${label} (${count}\u00a0chosen)`;
}
