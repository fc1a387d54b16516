import type { Result } from '../../shared/result.ts';
import { CopyButton } from './copy-button.tsx';

interface CopySecretButtonProps {
  /** What is copied, for instance “Copy secret access key of alice”. */
  label: string;
  /** Lets main put the secret on the clipboard; it does not pass through here. */
  copy: () => Promise<Result<unknown>>;
}

/** Copies a secret through main, which clears the clipboard after 60 seconds, and says so. */
export function CopySecretButton(props: CopySecretButtonProps) {
  return <CopyButton {...props} note="It is cleared from the clipboard in 60 seconds." />;
}
