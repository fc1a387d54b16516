import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useState, type ReactNode } from 'react';
import type { ManagedPolicy } from '../../../shared/accounts/snapshot.ts';
import type { UserPermissions } from '../../../shared/accounts/user-permissions.ts';
import { allParts, countOf, type PartsToCopy } from '../../../shared/drafts/copied-permissions.ts';
import { InlinePolicyLink } from '../../components/inline-policy-link.tsx';
import { policyName } from '../../components/policy-name.ts';

interface CopyPartsProps {
  source: UserPermissions;
  /** The account's managed policies. */
  policies: readonly ManagedPolicy[];
  /** The boundary that is chosen for the new users already. */
  chosenBoundaryArn: string | null;
  onCopy: (source: UserPermissions, parts: PartsToCopy) => void;
  /** Whether parts are ticked that were not copied yet. */
  onWaiting: (isWaiting: boolean) => void;
}

/** A user's permissions, each with a checkbox to leave it out, and "Copy permissions". */
export function CopyParts({ source, policies, chosenBoundaryArn, onCopy, onWaiting }: CopyPartsProps) {
  const [parts, setParts] = useState(() => allParts(source));
  const [copied, setCopied] = useState<number>();
  const isWaiting = copied === undefined && countOf(parts) > 0;
  useEffect(() => {
    onWaiting(isWaiting);
    return () => onWaiting(false);
  }, [onWaiting, isWaiting]);
  const change = (changes: Partial<PartsToCopy>) => {
    setParts({ ...parts, ...changes });
    setCopied(undefined);
  };
  const attachable = new Set(policies.flatMap(({ arn, attachable: can }) => (can ? [arn] : [])));
  const { groups, attachedPolicies, inlinePolicies, boundaryArn } = source;
  const boundaryStays =
    boundaryArn !== null && chosenBoundaryArn !== null && chosenBoundaryArn !== boundaryArn;
  return (
    <SpaceBetween size="l">
      <ColumnLayout columns={2}>
        <Part label="Groups" count={groups.length}>
          {groups.map((name) => (
            <Checkbox
              key={name}
              checked={parts.groups.includes(name)}
              onChange={() => change({ groups: toggled(parts.groups, name) })}
            >
              <span className="breakable">{name}</span>
            </Checkbox>
          ))}
        </Part>
        <Part label="Policies attached directly" count={attachedPolicies.length}>
          {attachedPolicies.map(({ arn, name }) => (
            <Checkbox
              key={arn}
              checked={parts.policyArns.includes(arn)}
              description={
                attachable.has(arn) ? undefined : 'It cannot be attached to users any more: leave it out.'
              }
              onChange={() => change({ policyArns: toggled(parts.policyArns, arn) })}
            >
              <span className="breakable">{name}</span>
            </Checkbox>
          ))}
        </Part>
        <Part label="Inline policies" count={inlinePolicies.length}>
          {inlinePolicies.map((policy) => (
            <div key={policy.name} className="copy-part">
              <Checkbox
                checked={parts.inlinePolicies.includes(policy.name)}
                onChange={() => change({ inlinePolicies: toggled(parts.inlinePolicies, policy.name) })}
              >
                <span className="breakable">{policy.name}</span>
              </Checkbox>
              <InlinePolicyLink policy={policy} />
            </div>
          ))}
        </Part>
        <Part label="Permissions boundary" count={boundaryArn === null ? 0 : 1}>
          {boundaryArn !== null && (
            <Checkbox
              checked={parts.boundary}
              description={
                boundaryStays
                  ? `The boundary that is chosen already, ${policyName(chosenBoundaryArn)}, stays.`
                  : undefined
              }
              onChange={({ detail }) => change({ boundary: detail.checked })}
            >
              <span className="breakable">{policyName(boundaryArn)}</span>
            </Checkbox>
          )}
        </Part>
      </ColumnLayout>
      <SpaceBetween size="m" direction="horizontal" alignItems="center">
        <Button
          formAction="none"
          disabled={countOf(parts) === 0}
          disabledReason="Everything is left out."
          onClick={() => {
            onCopy(source, parts);
            setCopied(countOf(parts));
          }}
        >
          Copy permissions
        </Button>
        <LiveRegion>
          {copied !== undefined && (
            <StatusIndicator type="success">
              {copied === 1 ? '1 permission' : `${copied} permissions`} copied from {source.userName}
            </StatusIndicator>
          )}
        </LiveRegion>
      </SpaceBetween>
    </SpaceBetween>
  );
}

function toggled(chosen: readonly string[], one: string): string[] {
  return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
}

function Part({ label, count, children }: { label: string; count: number; children: ReactNode }) {
  return (
    <div role="group" aria-label={label}>
      <SpaceBetween size="xs">
        <Box variant="awsui-key-label">{label}</Box>
        {count === 0 ? <Box color="text-body-secondary">None</Box> : children}
      </SpaceBetween>
    </div>
  );
}
