import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  type ReactNode,
} from 'react';
import type { OpenedFile } from '../../shared/drafts/opened-file.ts';
import { useGatehouse } from '../api.ts';
import { useNavigation } from '../navigation.ts';
import { useReadDraftAgain } from '../queries.ts';
import { FileDiffers } from './file-differs.tsx';
import { useNotify } from './notices.tsx';

const OpenedFilesContext = createContext<(files: readonly OpenedFile[]) => void>(() => undefined);

/** Goes on with what came of drafts' files that were opened: shows the draft, asks, or says what is wrong. */
export function useOpenedFiles(): (files: readonly OpenedFile[]) => void {
  return useContext(OpenedFilesContext);
}

type Differing = Extract<OpenedFile, { outcome: 'differs' }>;

/** Takes the files that the system has Gatehouse open, and those that the views inside were given. */
export function OpenedFilesProvider({ children }: { children: ReactNode }) {
  const api = useGatehouse();
  const { openDraft } = useNavigation();
  const notify = useNotify();
  const readAgain = useReadDraftAgain();
  const [differing, setDiffering] = useState<readonly Differing[]>([]);

  const goOn = useCallback(
    (files: readonly OpenedFile[]) => {
      for (const file of files)
        if (file.outcome === 'failed')
          notify({
            id: `file ${file.fileName}`,
            type: 'error',
            header: `${file.fileName} was not opened`,
            content: file.error.message,
          });
      const last = files.findLast((file) => file.outcome === 'in-library');
      if (last !== undefined) openDraft(last.draftId);
      setDiffering((before) => [...before, ...files.filter((file) => file.outcome === 'differs')]);
    },
    [notify, openDraft],
  );
  const take = useEffectEvent(() =>
    api.call('drafts.takeOpened', undefined).then((taken) => {
      if (taken.ok) goOn(taken.value);
    }),
  );
  // Also those of before the window was there.
  useEffect(() => {
    void take();
    return api.on('drafts.opened', () => void take());
  }, [api]);

  const [asked] = differing;
  const next = (draftId?: string) => {
    setDiffering((before) => before.slice(1));
    if (draftId === undefined) return;
    void readAgain(draftId);
    openDraft(draftId);
  };
  return (
    <OpenedFilesContext value={goOn}>
      {children}
      {asked !== undefined && (
        <FileDiffers key={asked.draft.id} fileName={asked.fileName} draft={asked.draft} onDone={next} />
      )}
    </OpenedFilesContext>
  );
}
