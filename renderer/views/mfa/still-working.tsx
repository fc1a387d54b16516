import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import type { Waiting } from './use-patience.ts';

interface StillWorkingProps {
  userName: string;
  waiting: Waiting;
}

/** AWS is not done with an earlier change of the user: it is tried again until it is, or until the stop. */
export function StillWorking({ userName, waiting }: StillWorkingProps) {
  return (
    <Alert
      type="info"
      header="AWS is still working on this user; trying again"
      action={
        <Button formAction="none" onClick={waiting.stop}>
          Stop trying
        </Button>
      }
    >
      <Spinner /> AWS does not change {userName} while it finishes an earlier change, such as making a user
      again whose name was just deleted. That can take some minutes. Tried {times(waiting.attempts)} so far.
    </Alert>
  );
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
