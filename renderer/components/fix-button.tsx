import Button from '@cloudscape-design/components/button';

/**
 * Puts a finding right. The button goes with its finding, and the next finding's may come into its place: the second
 * press of a double click is not for that one.
 */
export function FixButton({ label, onFix }: { label: string; onFix: () => void }) {
  return (
    <span
      onClickCapture={(event) => {
        if (event.detail > 1) event.stopPropagation();
      }}
    >
      <Button onClick={onFix}>
        <span className="breakable">{label}</span>
      </Button>
    </span>
  );
}
