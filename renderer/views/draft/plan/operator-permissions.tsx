import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo } from 'react';
import type { Snapshot } from '../../../../shared/accounts/snapshot.ts';
import { notSimulated, type OperatorPermission } from '../../../../shared/plans/operator-permission.ts';
import { permissionsNeeded } from '../../../../shared/plans/permissions-needed.ts';
import type { Plan } from '../../../../shared/plans/plan.ts';
import { errorOf, useRead } from '../../../api.ts';
import { counted } from './plan-counts.ts';

interface OperatorPermissionsProps {
  plan: Plan;
  snapshot: Snapshot;
}

/** Whether the administrator may make the calls of a plan, as far as AWS can tell beforehand. */
export function OperatorPermissions({ plan, snapshot }: OperatorPermissionsProps) {
  const needed = useMemo(() => permissionsNeeded(plan.steps, snapshot), [plan, snapshot]);
  const input = { account: snapshot.account, needed };
  const answer = useRead('plans.permissions', input, { key: [plan.hash, snapshot.takenAt] });
  if (answer.isPending)
    return <StatusIndicator type="in-progress">Asking AWS whether you may make these calls</StatusIndicator>;
  if (answer.isError)
    return (
      <StatusIndicator type="warning">
        Whether you may make these calls is unknown: {errorOf(answer.error).message}
      </StatusIndicator>
    );
  const of = (decision: OperatorPermission['decision']) =>
    answer.data.filter((permission) => permission.decision === decision);
  const denied = of('denied');
  const unknown = of('unknown');
  return (
    <SpaceBetween size="xs">
      {denied.length > 0 && (
        <Alert type="warning" header={`You may not make ${counted(denied.length, 'kind')} of these calls`}>
          They will be refused. Ask for these permissions first, or choose another profile.
          <Permissions permissions={denied} />
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
