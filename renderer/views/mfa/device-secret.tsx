import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRef, useState } from 'react';
import type { GatehouseError } from '../../../shared/errors.ts';
import { useGatehouse } from '../../api.ts';
import { CopySecretButton } from '../../components/copy-secret-button.tsx';

type Kind = 'qrCode' | 'secretKey';
const words: Record<Kind, string> = { qrCode: 'QR code', secretKey: 'secret key' };

/** The device's seed as a QR code or as text: fetched when asked for, forgotten when hidden or off the page. */
export function DeviceSecret({ enrolmentId, deviceName }: { enrolmentId: string; deviceName: string }) {
  const api = useGatehouse();
  const [shown, setShown] = useState<{ kind: Kind; secret: string }>();
  const [error, setError] = useState<GatehouseError>();
  const asked = useRef(0);

  async function toggle(kind: Kind) {
    const mine = ++asked.current;
    setError(undefined);
    setShown(undefined);
    if (shown?.kind === kind) return;
    const result = await api.call('mfa.reveal', { enrolmentId, kind });
    if (mine !== asked.current) return;
    if (result.ok) setShown({ kind, secret: result.value.secret });
    else setError(result.error);
  }

  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="xs">
        {(['qrCode', 'secretKey'] as const).map((kind) => (
          <Button
            key={kind}
            formAction="none"
            ariaExpanded={shown?.kind === kind}
            onClick={() => void toggle(kind)}
          >
            {shown?.kind === kind ? 'Hide' : 'Show'} {words[kind]}
          </Button>
        ))}
      </SpaceBetween>
      {error && (
        <div role="alert">
          <StatusIndicator type="error">Not shown</StatusIndicator>
          <div>{error.message}</div>
        </div>
      )}
      {shown?.kind === 'qrCode' && (
        <img
          src={shown.secret}
          alt={`QR code of the virtual MFA device ${deviceName}`}
          width={220}
          height={220}
        />
      )}
      {shown?.kind === 'secretKey' && (
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <Box variant="code">{shown.secret}</Box>
          <CopySecretButton
            label="Copy secret key"
            copy={() => api.call('mfa.copySecretKey', { enrolmentId })}
          />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
