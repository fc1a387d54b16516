import type { Draft } from '../../shared/drafts/draft.ts';
import type { GatehouseError } from '../../shared/errors.ts';
import { useAction } from '../api.ts';
import { useNotify } from '../shell/notices.tsx';

interface ExportDraft {
  run: (draft: Draft) => Promise<void>;
  busy: boolean;
  error: GatehouseError | undefined;
  dismissError: () => void;
}

/** “Export file”: writes a draft where the administrator wants it, and says where that was. */
export function useExportDraft(): ExportDraft {
  const { run, ...rest } = useAction('drafts.exportFile');
  const notify = useNotify();
  return {
    ...rest,
    run: async (draft) => {
      const result = await run({ draft });
      if (!result.ok || result.value === null) return;
      notify({
        id: 'exported-draft',
        type: 'success',
        header: 'The draft is exported',
        content: result.value.path,
      });
    },
  };
}
