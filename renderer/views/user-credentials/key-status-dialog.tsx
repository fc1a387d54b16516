import Alert from '@cloudscape-design/components/alert';
import type {
  AccessKey,
  KeyStatus,
  UserCredentials,
} from '../../../shared/user-credentials/user-credentials.ts';
import { useAction } from '../../api.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { KeyFacts } from './key-facts.tsx';
import type { Change } from './changes.ts';

interface KeyStatusDialogProps {
  user: UserCredentials;
  iamKey: AccessKey;
  status: KeyStatus;
  onChanged: (change: Change) => void;
  onFailed: () => void;
  onClose: () => void;
}

/** Asks before an access key is activated or deactivated. */
export function KeyStatusDialog({
  user: { account, userName },
  iamKey,
  status,
  onChanged,
  onFailed,
  onClose,
}: KeyStatusDialogProps) {
  const { run, busy, error } = useAction('users.setAccessKeyStatus');
  const deactivates = status === 'Inactive';
  async function change() {
    const done = await run({ account, userName, accessKeyId: iamKey.id, status });
    if (done.ok) {
      onChanged({ kind: 'status', keyId: iamKey.id, status });
      onClose();
    } else onFailed();
  }
  return (
    <ConfirmDialog
      header={deactivates ? 'Deactivate access key' : 'Activate access key'}
      confirm={deactivates ? 'Deactivate' : 'Activate'}
      busy={busy}
      error={error}
      onConfirm={() => void change()}
      onCancel={onClose}
    >
      <KeyFacts userName={userName} iamKey={iamKey} />
      {deactivates && iamKey.isInUseHere && <InUseHere />}
      <div>
        {deactivates
          ? 'One call is made: UpdateAccessKey. Whatever signs its calls with this key fails from then on, within seconds. The key can be activated again.'
          : 'One call is made: UpdateAccessKey. Whoever has the secret access key can sign calls with it again.'}
      </div>
    </ConfirmDialog>
  );
}

/** Said before the key is touched with which Gatehouse itself signs. */
export function InUseHere() {
  return (
    <Alert type="warning" header="Gatehouse is using this key">
      It is the key of the profile that is chosen now. Without it this profile stops working, and you may not
      be able to undo that from here.
    </Alert>
  );
}
