import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRef, useState } from 'react';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { focusWhenLost } from '../../components/focus-when-lost.ts';
import { AccessKeys } from './access-keys.tsx';
import { ConsoleSignIn } from './console-sign-in.tsx';
import { CredentialQuestion, type Question } from './credential-question.tsx';
import { useCredentials } from './use-credentials.ts';

interface UserCredentialsProps {
  userName: string;
  /** A run has begun that gives the user a password or an access key: its results are to be shown. */
  onOpenRun: (runId: string) => void;
}

/** A user's console sign-in and access keys, with all that can be done about them. */
export function UserCredentials({ userName, onOpenRun }: UserCredentialsProps) {
  const { user, error, reading, isBehind, changed, readAgain } = useCredentials(userName);
  const [question, setQuestion] = useState<Question>();
  const place = useRef<HTMLDivElement>(null);

  if (user === undefined) {
    if (error === undefined)
      return (
        <Container header={<Header variant="h2">Console sign-in</Header>}>
          <StatusIndicator type="loading">Loading the security credentials</StatusIndicator>
        </Container>
      );
    return (
      <ErrorAlert
        header={`The security credentials of ${userName} could not be read`}
        error={error}
        action={
          <Button loading={reading} onClick={readAgain}>
            Try again
          </Button>
        }
      />
    );
  }
  return (
    <div ref={place} tabIndex={-1} className="view" role="group" aria-label="Security credentials">
      <SpaceBetween size="l">
        {error && (
          <ErrorAlert
            header="The security credentials could not be read again"
            error={error}
            action={
              <Button loading={reading} onClick={readAgain}>
                Try again
              </Button>
            }
          />
        )}
        {isBehind && (
          <Alert
            type="info"
            header="AWS still shows the former state"
            action={<Button onClick={readAgain}>Read again</Button>}
          >
            This page shows what was done. What IAM tells is behind by some seconds.
          </Alert>
        )}
        <ConsoleSignIn
          user={user}
          onEnable={() => setQuestion({ kind: 'enable-sign-in' })}
          onReset={() => setQuestion({ kind: 'reset-password' })}
          onDisable={() => setQuestion({ kind: 'disable-sign-in' })}
        />
        <AccessKeys
          user={user}
          onCreate={() => setQuestion({ kind: 'create-access-key' })}
          onSetStatus={(iamKey, status) => setQuestion({ kind: 'set-status', iamKey, status })}
          onDelete={(iamKey) => setQuestion({ kind: 'delete-key', iamKey })}
        />
      </SpaceBetween>
      {question && (
        <CredentialQuestion
          question={question}
          user={user}
          onStarted={onOpenRun}
          onChanged={changed}
          onFailed={readAgain}
          onClose={() => {
            setQuestion(undefined);
            focusWhenLost(place);
          }}
        />
      )}
    </div>
  );
}
