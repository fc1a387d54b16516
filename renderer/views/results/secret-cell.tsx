import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRef, useState } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import type { SecretKind } from '../../../shared/runs/run.ts';
import { useGatehouse } from '../../api.ts';
import { CopySecretButton } from '../../components/copy-secret-button.tsx';

interface SecretCellProps {
  runId: string;
  rowId: string;
  kind: SecretKind;
  /** Whose secret it is, as a screen reader says it: “console password of alice”. */
  label: string;
}

/** A secret that is fetched when the administrator asks to see it, and forgotten when it is hidden or off the page. */
export function SecretCell({ runId, rowId, kind, label }: SecretCellProps) {
  const api = useGatehouse();
  const [secret, setSecret] = useState<string>();
  const [error, setError] = useState<GatehouseError>();
  const asked = useRef(0);
  const input = { runId, rowId, kind };

  async function show() {
    const mine = ++asked.current;
    setError(undefined);
    const result = await api.call('runs.reveal', input);
    if (mine !== asked.current) return;
    if (result.ok) setSecret(result.value.secret);
    else setError(result.error);
  }
  function hide() {
    asked.current++;
    setSecret(undefined);
  }

  return (
    <>
      <SpaceBetween direction="horizontal" size="xxs" alignItems="center">
        {secret === undefined ? (
          <span aria-label="Hidden" role="img">
            ••••••••
          </span>
        ) : (
          <Box variant="code" display="inline">
            {secret}
          </Box>
        )}
        <CopySecretButton label={`Copy ${label}`} copy={() => api.call('runs.copySecret', input)} />
        {secret === undefined ? (
          <Button variant="inline-link" ariaLabel={`Show ${label}`} onClick={() => void show()}>
            Show
          </Button>
        ) : (
          <Button variant="inline-link" ariaLabel={`Hide ${label}`} onClick={hide}>
            Hide
          </Button>
        )}
      </SpaceBetween>
      {error && (
        <>
          <StatusIndicator type="error">Not shown</StatusIndicator>
          <Box fontSize="body-s" color="text-body-secondary">
            {error.message}
          </Box>
        </>
      )}
    </>
  );
}
