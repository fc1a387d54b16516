import type { CredentialAction } from '../../../shared/user-credentials/credentials-purpose.ts';
import type {
  AccessKey,
  KeyStatus,
  UserCredentials,
} from '../../../shared/user-credentials/user-credentials.ts';
import type { Change } from './changes.ts';
import { CredentialsDialog } from './credentials-dialog.tsx';
import { DeleteKeyDialog } from './delete-key-dialog.tsx';
import { DisableSignInDialog } from './disable-sign-in-dialog.tsx';
import { KeyStatusDialog } from './key-status-dialog.tsx';

/** What the administrator wants to do, and is asked about first. */
export type Question =
  | { kind: CredentialAction | 'disable-sign-in' }
  | { kind: 'set-status'; iamKey: AccessKey; status: KeyStatus }
  | { kind: 'delete-key'; iamKey: AccessKey };

interface CredentialQuestionProps {
  question: Question;
  user: UserCredentials;
  onStarted: (runId: string) => void;
  onChanged: (change: Change) => void;
  /** Something was not done, or nobody knows whether it was: the user is to be read again. */
  onFailed: () => void;
  onClose: () => void;
}

/** The dialog for what the administrator wants to do. */
export function CredentialQuestion({ question, onStarted, ...props }: CredentialQuestionProps) {
  switch (question.kind) {
    case 'disable-sign-in':
      return <DisableSignInDialog {...props} />;
    case 'set-status':
    case 'delete-key': {
      // As it is by now; a key that is gone meanwhile is still what the dialog and its error are about.
      const iamKey = props.user.accessKeys.find(({ id }) => id === question.iamKey.id) ?? question.iamKey;
      return question.kind === 'delete-key' ? (
        <DeleteKeyDialog {...props} iamKey={iamKey} />
      ) : (
        <KeyStatusDialog {...props} iamKey={iamKey} status={question.status} />
      );
    }
    default:
      return <CredentialsDialog {...props} action={question.kind} onStarted={onStarted} />;
  }
}
