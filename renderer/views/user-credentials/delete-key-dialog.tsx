import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { AccessKey, UserCredentials } from '../../../shared/user-credentials/user-credentials.ts';
import { useAction } from '../../api.ts';
import type { Change } from './changes.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { KeyFacts } from './key-facts.tsx';
import { InUseHere } from './key-status-dialog.tsx';

interface DeleteKeyDialogProps {
  user: UserCredentials;
  iamKey: AccessKey;
  onChanged: (change: Change) => void;
  onFailed: () => void;
  onClose: () => void;
}

/** Asks before an access key is deleted: it must be inactive, and its ID typed, as in the AWS console. */
export function DeleteKeyDialog({ user, iamKey, onChanged, onFailed, onClose }: DeleteKeyDialogProps) {
  const { account, userName } = user;
  const [typed, setTyped] = useState('');
  const remove = useAction('users.deleteAccessKey');
  const deactivate = useAction('users.setAccessKeyStatus');
  const isActive = iamKey.status === 'Active';
  const key = { account, userName, accessKeyId: iamKey.id };

  async function onDeactivate() {
    const done = await deactivate.run({ ...key, status: 'Inactive' });
    if (done.ok) onChanged({ kind: 'status', keyId: iamKey.id, status: 'Inactive' });
    else onFailed();
  }
  async function onDelete() {
    const done = await remove.run(key);
    if (done.ok) {
      onChanged({ kind: 'deleted', keyId: iamKey.id });
      onClose();
    } else onFailed();
  }
  return (
    <ConfirmDialog
      header="Delete access key"
      confirm="Delete"
      busy={remove.busy}
      disabled={isActive || typed.trim() !== iamKey.id}
      error={remove.error ?? deactivate.error}
      onConfirm={() => void onDelete()}
      onCancel={onClose}
    >
      <KeyFacts userName={userName} iamKey={iamKey} />
      {iamKey.isInUseHere && <InUseHere />}
      {isActive ? (
        <Alert
          type="warning"
          header="Deactivate the key first"
          action={
            <Button loading={deactivate.busy} onClick={() => void onDeactivate()}>
              Deactivate
            </Button>
          }
        >
          An inactive key can be activated again when something fails without it; a deleted one cannot be
          brought back. AWS advises to wait for some time in between.
        </Alert>
      ) : (
        <SpaceBetween size="m">
          <div>
            One call is made: DeleteAccessKey. This cannot be undone: whatever still holds this key can never
            use it again.
          </div>
          <FormField label="To confirm, enter the access key ID" description={iamKey.id}>
            <Input
              value={typed}
              autoComplete={false}
              spellcheck={false}
              onChange={({ detail }) => setTyped(detail.value)}
            />
          </FormField>
        </SpaceBetween>
      )}
    </ConfirmDialog>
  );
}
