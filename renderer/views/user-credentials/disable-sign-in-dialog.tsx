import Alert from '@cloudscape-design/components/alert';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { UserCredentials } from '../../../shared/user-credentials/user-credentials.ts';
import { useAction } from '../../api.ts';
import { dateText } from '../../components/date-text.ts';
import type { Change } from './changes.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface DisableSignInDialogProps {
  user: UserCredentials;
  onChanged: (change: Change) => void;
  onFailed: () => void;
  onClose: () => void;
}

/** Asks before a user's console password is deleted. */
export function DisableSignInDialog({ user, onChanged, onFailed, onClose }: DisableSignInDialogProps) {
  const { account, userName, accessKeys, passwordLastUsed, isCaller } = user;
  const { run, busy, error } = useAction('users.disableSignIn');
  const active = accessKeys.filter(({ status }) => status === 'Active').length;
  async function disable() {
    const done = await run({ account, userName });
    if (done.ok) {
      onChanged({ kind: 'sign-in-disabled' });
      onClose();
    } else onFailed();
  }
  return (
    <ConfirmDialog
      header="Disable console access"
      confirm="Disable console access"
      busy={busy}
      error={error}
      onConfirm={() => void disable()}
      onCancel={onClose}
    >
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'User name', value: <span className="breakable">{userName}</span> },
          {
            label: 'Last console sign-in',
            value: passwordLastUsed === null ? 'Never' : dateText(passwordLastUsed),
          },
        ]}
      />
      {isCaller && (
        <Alert type="warning" header="This user is you">
          You can no longer sign in to the console yourself.
        </Alert>
      )}
      <div className="question">
        <p>One call is made: DeleteLoginProfile.</p>
        <ul>
          <li>The console password is deleted: {userName} cannot sign in to the console with it any more.</li>
          <li>
            Access keys keep working:{' '}
            {active === 0
              ? 'this user has no active one.'
              : `${active} of them ${active === 1 ? 'is' : 'are'} active.`}
          </li>
          <li>
            MFA devices and permissions stay as they are. A console session that is open goes on to its end.
          </li>
          <li>
            If the password was made a moment ago, AWS refuses this for some seconds; Gatehouse waits for
            that.
          </li>
        </ul>
      </div>
    </ConfirmDialog>
  );
}
