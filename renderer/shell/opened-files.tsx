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
import { focusWhenLost } from '../components/focus-when-lost.ts';
import { useNotify, type Notice } from './notices.tsx';

const OpenedFilesContext = createContext<(files: readonly OpenedFile[]) => void>(() => undefined);

/** Goes on with what came of drafts' files that were opened: shows the draft, asks, or says what is wrong. */
export function useOpenedFiles(): (files: readonly OpenedFile[]) => void {
  return useContext(OpenedFilesContext);
}

type Differing = Extract<OpenedFile, { outcome: 'differs' }>;
type Failed = Extract<OpenedFile, { outcome: 'failed' }>;

/** The id of the notice of files that were not opened: it tells of the last attempt alone. */
export const notOpened = 'files-not-opened';

function failureNotice(failed: readonly Failed[]): Notice {
  return {
    id: notOpened,
    type: 'error',
    header:
      failed.length === 1
        ? `${failed[0]?.fileName ?? ''} was not opened`
        : `${failed.length} files were not opened`,
    content: failed.map(({ error }, index) => <div key={index}>{error.message}</div>),
  };
}

function findHeading(): HTMLElement | null {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading !== null) heading.tabIndex = -1;
  return heading;
}

interface OpenedFilesProviderProps {
  /** Takes away what was told under an id. */
  clearNotice: (id: string) => void;
  children: ReactNode;
}

/** Takes the files that the system has Gatehouse open, and those that the views inside were given. */
export function OpenedFilesProvider({ clearNotice, children }: OpenedFilesProviderProps) {
  const api = useGatehouse();
  const { openDraft } = useNavigation();
  const notify = useNotify();
  const readAgain = useReadDraftAgain();
  const [differing, setDiffering] = useState<readonly Differing[]>([]);

  const goOn = useCallback(
    (files: readonly OpenedFile[]) => {
      const failed = files.filter((file) => file.outcome === 'failed');
      if (failed.length > 0) notify(failureNotice(failed));
      else if (files.length > 0) clearNotice(notOpened);
      const last = files.findLast((file) => file.outcome === 'in-library');
      if (last !== undefined) openDraft(last.draftId);
      setDiffering((before) => [...before, ...files.filter((file) => file.outcome === 'differs')]);
    },
    [notify, clearNotice, openDraft],
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
    // The page may be the one that is there, read again: what the keyboard was on is gone with it.
    focusWhenLost(findHeading);
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
