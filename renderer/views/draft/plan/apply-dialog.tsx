import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMemo, useState } from 'react';
import type { Identity } from '../../../../shared/accounts/identity.ts';
import type { Snapshot } from '../../../../shared/accounts/snapshot.ts';
import type { Draft } from '../../../../shared/drafts/draft.ts';
import type { Plan } from '../../../../shared/plans/plan.ts';
import { useRead } from '../../../api.ts';
import { ActingIdentity } from '../../../components/acting-identity.tsx';
import { passwordProblem } from '../../../components/password-problem.ts';
import { VaultWarning } from '../../../components/vault-warning.tsx';
import { ApplyPasswords } from './apply-passwords.tsx';
import { OperatorPermissionsView } from './operator-permissions.tsx';
import { passwordNeeds } from './password-needs.ts';
import { summaryText } from './plan-counts.ts';
import { useOperatorPermissions, type OperatorPermissions } from './use-operator-permissions.ts';

interface ApplyDialogProps {
  plan: Plan;
  draft: Draft;
  identity: Identity;
  snapshot: Snapshot;
  /** The account is being read once more, so that what is shown holds. */
  reading: boolean;
  busy: boolean;
  onApply: (passwords: ReadonlyMap<string, string>) => void;
  onClose: () => void;
}

const nobody: ReadonlyMap<string, string> = new Map();

/** The last look before an approved plan is applied: where, as whom, how much, and the passwords that it needs. */
export function ApplyDialog(props: ApplyDialogProps) {
  const { plan, draft, identity, snapshot, reading, busy, onApply, onClose } = props;
  const { passwordPolicy } = snapshot;
  const info = useRead('app.info', undefined);
  const permissions = useOperatorPermissions(plan, snapshot, reading);
  /** Without which answer, or against which, the administrator goes on. */
  const [waivedAt, setWaivedAt] = useState<OperatorPermissions['state']>();
  const waived = waivedAt === permissions.state;
  const [passwords, setPasswords] = useState(nobody);
  const [attempted, setAttempted] = useState(false);
  const needs = useMemo(() => passwordNeeds(plan.steps, draft), [plan, draft]);
  const wanted = [...needs.shared, ...needs.own];
  const wrong = wanted.filter(
    ({ rowId }) => passwordProblem(passwords.get(rowId) ?? '', passwordPolicy) !== undefined,
  );
  const refusal = reading ? 'The account is being read.' : waived ? undefined : whyNotYet(permissions);
  const apply = () => {
    setAttempted(true);
    if (wrong.length === 0) onApply(passwords);
  };
  return (
    <Modal
      visible
      size="large"
      header="Create users"
      closeAriaLabel="Close"
      onDismiss={() => !busy && onClose()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            {reading && <StatusIndicator type="in-progress">Reading the account again</StatusIndicator>}
            <Button variant="link" disabled={busy} onClick={onClose}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={busy}
              {...(refusal === undefined ? {} : { disabled: true, disabledReason: refusal })}
              onClick={apply}
            >
              Create users
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {identity.isRoot && (
          <Alert type="error" header="You are the root user of this account">
            AWS advises against using the root user for such work. Choose a profile of an administrator
            instead, where there is one.
          </Alert>
        )}
        <VaultWarning problem={info.data?.vaultProblem ?? null} />
        <ActingIdentity identity={identity} />
        <Box>
          <strong>{summaryText(plan)}</strong> The account is read once more before the first call. If the
          plan is not what you approved any more, nothing is sent.
        </Box>
        <OperatorPermissionsView
          permissions={permissions}
          waived={waived}
          onWaive={(isWaived) => setWaivedAt(isWaived ? permissions.state : undefined)}
        />
        {wanted.length > 0 && (
          <SpaceBetween size="s">
            <Header
              variant="h3"
              counter={`(${wanted.length.toLocaleString('en')})`}
              description="They are never kept in the draft, and are forgotten when this is closed."
            >
              Custom passwords
            </Header>
            {attempted && wrong.length > 0 && (
              <Alert type="error">
                {wrong.length === 1
                  ? `The password of ${wrong[0]?.userName ?? ''} is missing or against the account’s password policy.`
                  : `${wrong.length.toLocaleString('en')} passwords are missing or against the account’s password policy, the first that of ${wrong[0]?.userName ?? ''}.`}
              </Alert>
            )}
            <ApplyPasswords
              needs={needs}
              policy={passwordPolicy}
              passwords={passwords}
              emptyIsWrong={attempted}
              onPasswords={setPasswords}
            />
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Modal>
  );
}

function whyNotYet(permissions: OperatorPermissions): string | undefined {
  if (permissions.state === 'asking')
    return 'AWS is asked whether you may make these calls. You need not wait for the answer.';
  return permissions.state === 'answered' && permissions.denied.length > 0
    ? 'AWS will refuse some of these calls. See above.'
    : undefined;
}
