import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { GatehouseError } from '../../../../shared/errors.ts';
import type { OpenedTable, ReadChoices } from '../../../../shared/imports/imported-table.ts';
import type { ImportMapping } from '../../../../shared/imports/source-use.ts';
import { detectedHeaderRow, suggestedMapping } from '../../../../shared/imports/suggested-mapping.ts';
import { useAction, useGatehouse } from '../../../api.ts';

/** A file that is open, and how its table is to become users. */
interface OpenFile {
  opened: OpenedTable;
  mapping: ImportMapping;
}

/** The file, and what can be done with it. */
export interface ImportFile {
  file: OpenFile | undefined;
  busy: boolean;
  /** Why a file that was chosen is not the one that is open. */
  refused: GatehouseError | undefined;
  /** Why the file that is open could not be read again. */
  unread: GatehouseError | undefined;
  dismissErrors: () => void;
  /** Asks for a file; the one that is open stays when that is cancelled or fails. */
  choose: () => Promise<void>;
  /** Reads the file again in another way; what was chosen before holds. */
  read: (chosen: ReadChoices) => Promise<void>;
  setHeaderRow: (headerRow: number | null) => void;
  setMapping: (mapping: ImportMapping) => void;
}

/** The file that users are imported from, while the page is shown. */
export function useImportFile(): ImportFile {
  const api = useGatehouse();
  const open = useAction('imports.open');
  const reading = useAction('imports.read');
  const [file, setFile] = useState<OpenFile>();
  /** All that was chosen so far, also what is still being read: the next choice must not take it back. */
  const choices = useRef<ReadChoices>({});

  const forget = useEffectEvent(() => {
    if (file !== undefined) void api.call('imports.close', { importId: file.opened.importId });
  });
  useEffect(() => () => forget(), []);

  return {
    file,
    busy: open.busy || reading.busy,
    refused: open.error,
    unread: reading.error,
    dismissErrors: () => {
      open.dismissError();
      reading.dismissError();
    },
    choose: async () => {
      reading.dismissError();
      const result = await open.run(undefined);
      if (!result.ok || result.value === null) return;
      if (file !== undefined) void api.call('imports.close', { importId: file.opened.importId });
      choices.current = {};
      setFile(withSuggestion(result.value));
    },
    read: async (chosen) => {
      if (file === undefined) return;
      open.dismissError();
      const asked = { ...choices.current, ...chosen };
      choices.current = asked;
      const result = await reading.run({ importId: file.opened.importId, choices: asked });
      if (result.ok && choices.current === asked)
        setFile(withSuggestion({ ...file.opened, table: result.value }));
    },
    setHeaderRow: (headerRow) =>
      setFile((before) => before && { ...before, mapping: suggestedMapping(before.opened.table, headerRow) }),
    setMapping: (mapping) => setFile((before) => before && { ...before, mapping }),
  };
}

function withSuggestion(opened: OpenedTable): OpenFile {
  const { table } = opened;
  return { opened, mapping: suggestedMapping(table, detectedHeaderRow(table)) };
}
