import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useMemo, useState } from 'react';
import type { Snapshot } from '../../../shared/accounts/snapshot.ts';
import type { NewPolicy } from '../../../shared/drafts/draft.ts';
import { newPolicyProblems } from '../../../shared/plans/new-policy-problems.ts';
import { emptyPolicy } from '../../../shared/rules/policy-templates/read-only.ts';
import { PolicyEditor } from '../../components/policy-editor/policy-editor.tsx';
import { PolicyTemplates } from '../../components/policy-editor/policy-templates.tsx';
import { NewEntityDialog } from './new-entity-dialog.tsx';

interface NewPolicyFormProps {
  /** The one to be changed; absent for another one. */
  policy: NewPolicy | undefined;
  /** The batch's others. */
  others: readonly NewPolicy[];
  snapshot: Snapshot;
  onCancel: () => void;
  onSave: (policy: NewPolicy) => void;
}

/** "Create policy": name, path, description and the document as JSON. */
export function NewPolicyForm({ policy, others, snapshot, onCancel, onSave }: NewPolicyFormProps) {
  const [edited, setEdited] = useState<NewPolicy>(
    policy ?? { name: '', path: '/', description: '', document: emptyPolicy },
  );
  const [attempted, setAttempted] = useState(false);
  const [replaced, setReplaced] = useState<string>();
  const problems = useMemo(() => newPolicyProblems(edited, others, snapshot), [edited, others, snapshot]);
  const change = (changes: Partial<NewPolicy>) => setEdited((before) => ({ ...before, ...changes }));
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.message;
  // The editor itself says where the document's mistakes are, and how long it is.
  const ofDocument = problems.find(({ rule }) => rule === 'new-policy-partition');
  return (
    <NewEntityDialog
      title={policy === undefined ? 'Create policy' : `Edit policy ${policy.name}`}
      size="large"
      isNew={policy === undefined}
      problems={problems.length}
      onRefused={() => setAttempted(true)}
      onCancel={onCancel}
      onSave={() => onSave(edited)}
    >
      <FormField
        label="Policy name"
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
      <div className="two-fields">
        <FormField label="Path" errorText={errorOf('path')} stretch>
          <Input
            value={edited.path}
            autoComplete={false}
            onChange={({ detail }) => change({ path: detail.value })}
          />
        </FormField>
        <FormField label="Description – optional" errorText={errorOf('description')} stretch>
          <Input
            value={edited.description}
            autoComplete={false}
            onChange={({ detail }) => change({ description: detail.value })}
          />
        </FormField>
      </div>
      <PolicyTemplates
        partition={snapshot.account.partition}
        onUse={(document) => {
          setReplaced(edited.document);
          change({ document });
        }}
      />
      <PolicyEditor
        value={edited.document}
        maximumSize={snapshot.quotas.policySize}
        problem={ofDocument?.message}
        actions={
          replaced !== undefined && (
            <Button
              onClick={() => {
                change({ document: replaced });
                setReplaced(undefined);
              }}
            >
              Undo template
            </Button>
          )
        }
        onChange={(document) => {
          change({ document });
          setReplaced(undefined);
        }}
      />
    </NewEntityDialog>
  );
}
