import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { newGroupRowId, newPolicyRowId } from '../../../shared/plans/new-entity-steps.ts';
import type { Step } from '../../../shared/plans/step.ts';
import { Calls } from '../../components/calls.tsx';
import { JsonDocument } from '../../components/json-document.tsx';
import { policyName } from '../../components/policy-name.ts';

/** The policies and groups that the batch creates before its users, with the documents and the exact API calls. */
export function ReviewNewEntities({ draft, steps }: { draft: Draft; steps: readonly Step[] }) {
  const { newPolicies, newGroups } = draft;
  const count = newPolicies.length + newGroups.length;
  if (count === 0) return null;
  const stepsByRow = Map.groupBy(steps, ({ rowId }) => rowId);
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${count})`}
          description="Created before the users. If one cannot be created, the users who need it are not created either."
        >
          New policies and groups
        </Header>
      }
    >
      <SpaceBetween size="s">
        {newPolicies.map(({ name, document }, index) => (
          <Entity
            key={`policy ${index}`}
            what={`Policy ${name}`}
            summary=""
            steps={stepsByRow.get(newPolicyRowId(index)) ?? []}
          >
            <JsonDocument name={name} document={document} />
          </Entity>
        ))}
        {newGroups.map(({ name, policyArns }, index) => (
          <Entity
            key={`group ${index}`}
            what={`Group ${name}`}
            summary={policyArns.map(policyName).join(' · ')}
            steps={stepsByRow.get(newGroupRowId(index)) ?? []}
          />
        ))}
      </SpaceBetween>
    </Container>
  );
}

interface EntityProps {
  /** For instance “Group data”. */
  what: string;
  summary: string;
  steps: readonly Step[];
  children?: ReactNode;
}

function Entity({ what, summary, steps, children }: EntityProps) {
  const calls = steps.length === 1 ? '1 API call' : `${steps.length} API calls`;
  return (
    <ExpandableSection
      headerText={<span className="breakable">{what}</span>}
      headerDescription={[summary, calls].filter((part) => part !== '').join(' · ')}
    >
      <SpaceBetween size="m">
        {children}
        <Calls steps={steps} userName={what} />
      </SpaceBetween>
    </ExpandableSection>
  );
}
