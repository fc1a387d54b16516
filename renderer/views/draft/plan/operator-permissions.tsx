import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { notSimulated, type OperatorPermission } from '../../../../shared/plans/operator-permission.ts';
import { counted } from './plan-counts.ts';
import type { OperatorPermissions } from './use-operator-permissions.ts';

interface OperatorPermissionsViewProps {
  permissions: OperatorPermissions;
  /** The administrator goes on without the answer, or against it. */
  waived: boolean;
  onWaive: (waived: boolean) => void;
}

/** Whether the administrator may make the calls of a plan, as far as AWS can tell beforehand. */
export function OperatorPermissionsView({ permissions, waived, onWaive }: OperatorPermissionsViewProps) {
  switch (permissions.state) {
    case 'asking':
      return (
        <SpaceBetween direction="horizontal" size="xs">
          <StatusIndicator type="in-progress">Asking AWS whether you may make these calls</StatusIndicator>
          {!waived && (
            <Button variant="inline-link" onClick={() => onWaive(true)}>
              Do not wait
            </Button>
          )}
        </SpaceBetween>
      );
    case 'failed':
      return (
        <StatusIndicator type="warning">
          Whether you may make these calls is unknown: {permissions.error.message}
        </StatusIndicator>
      );
    case 'answered':
      return <Answer {...permissions} waived={waived} onWaive={onWaive} />;
  }
}

type AnswerProps = Extract<OperatorPermissions, { state: 'answered' }> &
  Omit<OperatorPermissionsViewProps, 'permissions'>;

function Answer({ denied, unknown, waived, onWaive }: AnswerProps) {
  return (
    <SpaceBetween size="xs">
      {denied.length > 0 && (
        <Alert type="warning" header={`You may not make ${counted(denied.length, 'kind')} of these calls`}>
          They will be refused, and what comes after them is not done. Ask for these permissions first, or
          choose another profile.
          <Permissions permissions={denied} />
          <Checkbox checked={waived} onChange={({ detail }) => onWaive(detail.checked)}>
            Create users all the same
          </Checkbox>
        </Alert>
      )}
      {unknown.length > 0 && (
        <>
          <StatusIndicator type="warning">
            Whether you may make {counted(unknown.length, 'kind')} of these calls is unknown
          </StatusIndicator>
          <Permissions permissions={unknown} />
        </>
      )}
      {denied.length + unknown.length === 0 && (
        <StatusIndicator type="success">
          As far as AWS can tell, you may make all of these calls
        </StatusIndicator>
      )}
      <ExpandableSection headerText="What AWS cannot tell">
        <Box color="text-body-secondary">{notSimulated}</Box>
      </ExpandableSection>
    </SpaceBetween>
  );
}

function Permissions({ permissions }: { permissions: readonly OperatorPermission[] }) {
  return (
    <ul>
      {permissions.map(({ action, reason, notOn }) => (
        <li key={action} className="breakable">
          <strong>{action}</strong>
          {reason !== null && `: ${reason}`}
          {notOn.length > 0 && ` Not on ${notOn.join(', ')}.`}
        </li>
      ))}
    </ul>
  );
}
