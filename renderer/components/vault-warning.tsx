import Alert from '@cloudscape-design/components/alert';

/** Says before a run that its secrets are in memory alone; nothing where they can be kept (`problem` is `null`). */
export function VaultWarning({ problem }: { problem: string | null }) {
  if (problem === null) return null;
  return (
    <Alert type="warning" header="Credentials cannot be kept on this machine">
      {problem} If Gatehouse stops before the download, a resumed run replaces what was lost: new passwords,
      and access keys deleted and made again.
    </Alert>
  );
}
