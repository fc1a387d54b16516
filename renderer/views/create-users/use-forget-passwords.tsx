import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useCallback, useState, type ReactElement } from 'react';
import { useLeaveGuard } from '../../leave-guard.tsx';
import type { CustomPasswords } from './custom-passwords.ts';

/** Asks before the wizard is left with passwords typed: a draft keeps none. Gives the dialog while it asks. */
export function useForgetPasswords({ shared, byRow }: CustomPasswords): ReactElement | null {
  const [asking, setAsking] = useState<(leave: boolean) => void>();
  const isTyped = shared !== '' || [...byRow.values()].some((password) => password !== '');
  const ask = useCallback(
    () =>
      isTyped
        ? new Promise<boolean>((resolve) =>
            setAsking(() => (leave: boolean) => {
              setAsking(undefined);
              resolve(leave);
            }),
          )
        : Promise.resolve(true),
    [isTyped],
  );
  useLeaveGuard(ask);
  if (asking === undefined) return null;
  return (
    <Modal
      visible
      header="Leave and forget the passwords?"
      onDismiss={() => asking(false)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => asking(false)}>
              Stay
            </Button>
            <Button variant="primary" onClick={() => asking(true)}>
              Leave
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      The draft is kept. The custom passwords that you have typed are not: a draft holds no secret, and they
      are asked for again.
    </Modal>
  );
}
