import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { withDefaults } from '../../drafting/draft-state.ts';
import { Access } from './access.tsx';
import { errorsByRow } from '../../drafting/draft-findings.ts';
import { FindingList } from '../../drafting/finding-list.tsx';
import type { StepProps } from './step-props.ts';
import { UserNames } from './user-names.tsx';

/** Step 1: who is to be created, and how they get in. */
export function UserDetails({
  draft,
  snapshot,
  findings,
  passwords,
  attempted,
  newId,
  onChange,
  onPasswords,
}: StepProps) {
  // What is wrong with one name is shown beside it.
  const ofNames = findings.filter(
    ({ place, severity, rowIds }) => place === 'name' && (severity !== 'error' || rowIds.length === 0),
  );
  const pathError = findings.find(({ place, severity }) => place === 'path' && severity === 'error')?.message;
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">User details</Header>}>
        <SpaceBetween size="l">
          <UserNames
            draft={draft}
            errors={errorsByRow(findings, 'name')}
            emptyIsWrong={attempted}
            newId={newId}
            onChange={onChange}
          />
          {ofNames.length > 0 && <FindingList findings={ofNames} />}
          <ExpandableSection headerText="Optional settings" defaultExpanded={draft.defaults.path !== '/'}>
            <FormField
              label="Path"
              description="Part of the users’ ARNs, to group them in policies. It cannot be seen or changed in the console later."
              constraintText="Begins and ends with a slash, for instance /people/."
              errorText={pathError}
            >
              <Input
                value={draft.defaults.path}
                autoComplete={false}
                spellcheck={false}
                onChange={({ detail }) => onChange((before) => withDefaults(before, { path: detail.value }))}
              />
            </FormField>
          </ExpandableSection>
        </SpaceBetween>
      </Container>
      <Access
        draft={draft}
        snapshot={snapshot}
        findings={findings}
        passwords={passwords}
        emptyIsWrong={attempted}
        onChange={(changes) => onChange((before) => withDefaults(before, changes))}
        onPasswords={onPasswords}
      />
    </SpaceBetween>
  );
}
