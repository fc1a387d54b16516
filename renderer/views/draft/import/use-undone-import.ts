import { useEffect, useState } from 'react';
import type { DraftUser } from '../../../../shared/drafts/draft.ts';
import { useClearNotice } from '../../../shell/notices.tsx';
import { importedNotice } from './import-notice.ts';

/** Takes away what was told of an import when none of its users is in the draft any more; gives what it is told of one. */
export function useUndoneImport(users: readonly DraftUser[]): (imported: readonly DraftUser[]) => void {
  const clearNotice = useClearNotice();
  const [imported, setImported] = useState<ReadonlySet<string>>();
  const isUndone = imported !== undefined && !users.some(({ id }) => imported.has(id));
  useEffect(() => {
    if (isUndone) clearNotice(importedNotice);
  }, [isUndone, clearNotice]);
  return (added) => setImported(new Set(added.map(({ id }) => id)));
}
