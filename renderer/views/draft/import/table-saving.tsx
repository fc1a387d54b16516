import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import type { Draft } from '../../../../shared/drafts/draft.ts';
import type { GatehouseError } from '../../../../shared/errors.ts';
import { useAction } from '../../../api.ts';
import { ErrorAlert } from '../../../components/error-alert.tsx';

/** “Save as table”: how to, where the last file went, and what went wrong. */
export interface TableSaving {
  save: (draft: Draft) => Promise<void>;
  busy: boolean;
  savedTo: string | undefined;
  error: GatehouseError | undefined;
  dismiss: () => void;
}

/** Lets main ask where to and write a draft's users as a table. */
export function useTableSaving(): TableSaving {
  const { run, busy, error, dismissError } = useAction('drafts.saveTable');
  const [savedTo, setSavedTo] = useState<string>();
  return {
    save: async (draft) => {
      setSavedTo(undefined);
      const result = await run({ draft });
      if (result.ok && result.value.path !== null) setSavedTo(result.value.path);
    },
    busy,
    savedTo,
    error,
    dismiss: () => {
      setSavedTo(undefined);
      dismissError();
    },
  };
}

/** What became of the last one. */
export function TableSaved({ saving: { savedTo, error, dismiss } }: { saving: TableSaving }) {
  if (error !== undefined)
    return <ErrorAlert header="The table could not be saved" error={error} onDismiss={dismiss} />;
  return (
    savedTo !== undefined && (
      <Alert type="success" dismissible onDismiss={dismiss} header="The table was saved">
        <span className="breakable">{savedTo}</span>. It opens in a spreadsheet, and importing it gives the
        same users; inline policies are not in it.
      </Alert>
    )
  );
}
