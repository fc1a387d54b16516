import { useGatehouse } from '../api.ts';
import { CopyButton } from './copy-button.tsx';

/** Copies a text that is no secret; it stays on the clipboard. */
export function CopyTextButton({ label, text }: { label: string; text: string }) {
  const api = useGatehouse();
  return <CopyButton label={label} copy={() => api.call('app.copyText', { text })} />;
}
