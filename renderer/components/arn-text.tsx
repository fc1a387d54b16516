import { CopyTextButton } from './copy-text-button.tsx';

/** An ARN with a button that copies it. */
export function ArnText({ arn }: { arn: string }) {
  return (
    <span className="arn-text">
      <CopyTextButton label="Copy ARN" text={arn} />
      <span className="breakable">{arn}</span>
    </span>
  );
}
