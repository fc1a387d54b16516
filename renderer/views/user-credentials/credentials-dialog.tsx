import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { useState } from 'react';
import {
  credentialsPlan,
  type CredentialsRequest,
} from '../../../shared/user-credentials/credentials-plan.ts';
import type { CredentialAction } from '../../../shared/user-credentials/credentials-purpose.ts';
import type { UserCredentials } from '../../../shared/user-credentials/user-credentials.ts';
import { useAction, useRead } from '../../api.ts';
import { Calls } from '../../components/calls.tsx';
import { passwordProblem } from '../../components/password-problem.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Effects } from './effects.tsx';
import { NewPassword } from './new-password.tsx';

interface CredentialsDialogProps {
  user: UserCredentials;
  action: CredentialAction;
  /** The run has begun: its results show what comes of it. */
  onStarted: (runId: string) => void;
  onFailed: () => void;
  onClose: () => void;
}

const headers: Record<CredentialAction, string> = {
  'enable-sign-in': 'Enable console access',
  'reset-password': 'Reset password',
  'create-access-key': 'Create access key',
};

/** Asks before an existing user gets a password or an access key, with the exact calls that are made for it. */
export function CredentialsDialog({ user, action, onStarted, onFailed, onClose }: CredentialsDialogProps) {
  const { account, userName, passwordPolicy } = user;
  const [passwordMode, setPasswordMode] = useState<CredentialsRequest['passwordMode']>('generated');
  const [resetRequired, setResetRequired] = useState(true);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useAction('runs.startCredentials');
  const info = useRead('app.info', undefined);
  const vaultProblem = info.data?.vaultProblem ?? null;
  const request = { account, userName, action, passwordMode, resetRequired };
  const { steps, hash } = credentialsPlan(request, user);
  const isCustom = action !== 'create-access-key' && passwordMode === 'custom';

  async function start() {
    setTried(true);
    if (isCustom && passwordProblem(password, passwordPolicy) !== undefined) return;
    const started = await run({
      ...request,
      planHash: hash,
      ...(isCustom ? { customPassword: password } : {}),
    });
    if (started.ok) onStarted(started.value.header.id);
    else onFailed();
  }
  return (
    <ConfirmDialog
      header={`${headers[action]}: ${userName}`}
      confirm={headers[action]}
      size="large"
      busy={busy}
      error={error}
      onConfirm={() => void start()}
      onCancel={onClose}
    >
      {vaultProblem !== null && (
        <Alert type="warning" header="The credential will be only in memory">
          {vaultProblem} Download the .csv file before you close Gatehouse.
        </Alert>
      )}
      <Effects action={action} user={user} />
      {action !== 'create-access-key' && (
        <NewPassword
          user={user}
          mode={passwordMode}
          resetRequired={resetRequired}
          password={password}
          emptyIsWrong={tried}
          onMode={setPasswordMode}
          onResetRequired={setResetRequired}
          onPassword={setPassword}
        />
      )}
      <div>
        <Box variant="h3">{steps.length === 1 ? 'The call that is made' : 'The calls that are made'}</Box>
        <Calls steps={steps} userName={userName} />
      </div>
    </ConfirmDialog>
  );
}
