import type { draftCalls } from '../../shared/calls/drafts.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { DamagedDrafts } from '../drafts/damaged-drafts.ts';
import type { DraftExport } from '../drafts/draft-export.ts';
import type { DraftLibrary } from '../drafts/draft-library.ts';
import type { DraftVersions } from '../drafts/draft-versions.ts';
import { openDraftFile, type OpenedFiles } from '../drafts/opened-files.ts';
import type { Runs } from '../runs/runs.ts';

interface DraftServicesOptions {
  library: DraftLibrary;
  versions: DraftVersions;
  damaged: DamagedDrafts;
  runs: Pick<Runs, 'applications'>;
  openedFiles: OpenedFiles;
  exportDraft: DraftExport;
  /** Asks for drafts' files; empty when cancelled. */
  chooseDraftsToOpen: () => Promise<string[]>;
}

/** The library of drafts, their versions and their files. */
export function draftServices({
  library,
  versions,
  damaged,
  runs,
  openedFiles,
  exportDraft,
  chooseDraftsToOpen,
}: DraftServicesOptions): ServicesOf<typeof draftCalls> {
  return {
    'drafts.list': () => library.list(),
    'drafts.read': ({ draftId }) => library.read(draftId),
    'drafts.create': async (input) => {
      await library.create(input);
      return null;
    },
    'drafts.save': async (input) => {
      await library.save(input);
      return null;
    },
    'drafts.duplicate': ({ draftId }) => library.duplicate(draftId),
    'drafts.delete': async ({ draftId }) => {
      await library.delete(draftId);
      return null;
    },
    'drafts.restore': async ({ draftId }) => {
      await library.restore(draftId);
      return null;
    },
    'drafts.damaged': () => damaged.list(),
    'drafts.restoreDamaged': async ({ draftId }) => {
      await damaged.restore(draftId);
      // What became of it was in its file alone.
      await library.noteApplied(runs.applications()).catch(() => undefined);
      return null;
    },
    'drafts.versions': ({ draftId }) => versions.list(draftId),
    'drafts.readVersion': ({ draftId, versionId }) => versions.read(draftId, versionId),
    'drafts.keepVersion': async ({ draft, reason }) => {
      await versions.keep(draft, reason);
      return null;
    },
    'drafts.exportFile': ({ draft }) => exportDraft(draft),
    'drafts.importFiles': async () => {
      const opened = [];
      for (const path of await chooseDraftsToOpen()) opened.push(await openDraftFile(library, path));
      return opened;
    },
    'drafts.takeOpened': () => openedFiles.take(library),
  };
}
