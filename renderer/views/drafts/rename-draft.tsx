import { useState } from 'react';
import type { DraftSummary } from '../../../shared/drafts/stored-draft.ts';
import type { GatehouseError } from '../../../shared/errors.ts';
import { draftPatch } from '../../../shared/drafts/patch.ts';
import { errorOf, useGatehouse, valueOf } from '../../api.ts';
import { NameDialog } from '../../drafting/name-dialog.tsx';

/** Asks for another name for a draft of the list. */
export function RenameDraft({ draft, onClose }: { draft: DraftSummary; onClose: () => void }) {
  const api = useGatehouse();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<GatehouseError>();
  const rename = async (name: string) => {
    setBusy(true);
    try {
      const { draft: before, revision } = await valueOf(api.call('drafts.read', { draftId: draft.id }));
      const patch = draftPatch(before, { ...before, name });
      await valueOf(
        api.call('drafts.save', {
          draftId: draft.id,
          base: revision,
          revision: crypto.randomUUID(),
          patch,
        }),
      );
      onClose();
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };
  return (
    <NameDialog
      header="Rename draft"
      label="Draft name"
      name={draft.name}
      button="Rename"
      busy={busy}
      error={error}
      onName={(name) => void rename(name)}
      onCancel={onClose}
    />
  );
}
