import ExpandableSection from '@cloudscape-design/components/expandable-section';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ManagedPolicy } from '../../../shared/accounts/snapshot.ts';
import type { NewPolicy } from '../../../shared/drafts/draft.ts';
import type { Finding } from '../../../shared/plans/finding.ts';
import { InfoLink } from '../../help/info-link.tsx';
import { FindingList } from '../../drafting/finding-list.tsx';
import { policyName } from '../../components/policy-name.ts';
import { PolicyTable, type NewPolicyActions } from './policy-table.tsx';

interface BoundaryProps {
  policies: readonly ManagedPolicy[];
  newPolicies: readonly NewPolicy[];
  newActions: NewPolicyActions;
  loading: boolean;
  /** Whether a boundary is wanted; which one is chosen after that. */
  wanted: boolean;
  boundaryArn: string | null;
  findings: readonly Finding[];
  onWanted: (wanted: boolean) => void;
  onChange: (arn: string | null) => void;
  onRefresh: () => void;
}

/** "Set permissions boundary": none, or one managed policy. */
export function Boundary(props: BoundaryProps) {
  const { policies, newPolicies, newActions, loading, wanted, boundaryArn, findings } = props;
  const { onWanted, onChange, onRefresh } = props;
  return (
    <ExpandableSection
      variant="container"
      defaultExpanded={wanted}
      headerText="Set permissions boundary – optional"
      headerInfo={<InfoLink topic="boundaries" />}
      headerDescription={
        boundaryArn === null
          ? 'The most that the users can ever be allowed.'
          : `Boundary: ${policyName(boundaryArn)}`
      }
    >
      <SpaceBetween size="l">
        <RadioGroup
          ariaLabel="Set permissions boundary"
          value={wanted ? 'policy' : 'none'}
          onChange={({ detail }) => {
            onWanted(detail.value === 'policy');
            if (detail.value === 'none') onChange(null);
          }}
          items={[
            { value: 'none', label: 'Create users without a permissions boundary' },
            {
              value: 'policy',
              label: 'Use a permissions boundary to control the maximum user permissions',
              description:
                'A boundary grants nothing: a user may do only what both it and the permissions allow.',
            },
          ]}
        />
        {findings.length > 0 && <FindingList findings={findings} />}
        {wanted && (
          <PolicyTable
            title="Permissions boundary"
            description={boundaryArn === null ? 'Choose one policy.' : `Chosen: ${policyName(boundaryArn)}`}
            selectionType="single"
            policies={policies}
            newPolicies={newPolicies}
            newActions={newActions}
            loading={loading}
            selected={boundaryArn === null ? [] : [boundaryArn]}
            onSelect={(arns) => onChange(arns[0] ?? null)}
            onRefresh={onRefresh}
          />
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}
