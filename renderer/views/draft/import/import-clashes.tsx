import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { clashTexts } from './clash-texts.ts';

/** How many of the users are in the account or in the draft already: most likely they are the same people. */
export function ImportClashes({ account, draft }: ReturnType<typeof clashTexts>) {
  return (
    <SpaceBetween size="s">
      {account !== undefined && (
        <Alert type="info" header={account}>
          They keep their names: the plan says what becomes of users who exist.
        </Alert>
      )}
      {draft !== undefined && (
        <Alert type="warning" header={draft}>
          Was this table imported before? Then the same people would be in the draft twice. Go on where they
          are other people of the same name.
        </Alert>
      )}
    </SpaceBetween>
  );
}
