import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { GatehouseError } from '../../../../shared/errors.ts';
import type { OpenedTable, ReadChoices } from '../../../../shared/imports/imported-table.ts';
import {
  chosenMapping,
  noHandChoices,
  withNamesChosen,
  withUseChosen,
  type HandChoices,
} from '../../../../shared/imports/hand-choices.ts';
import type { ImportMapping, NameRules, SourceUse } from '../../../../shared/imports/source-use.ts';
import { useAction, useGatehouse } from '../../../api.ts';

/** A file that is open, and how its table is to become users. */
interface OpenFile {
  opened: OpenedTable;
  mapping: ImportMapping;
  /** What of the mapping was chosen by hand, and what was chosen for columns that are not there now. */
  handChoices: HandChoices;
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
  /** Reads the file again in another way; what was chosen before holds, see `chosenMapping`. */
  read: (chosen: ReadChoices) => Promise<void>;
  setHeaderRow: (headerRow: number | null) => void;
  setUse: (index: number, use: SourceUse) => void;
  setNames: (changes: Partial<NameRules>) => void;
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
      setFile(openFile(result.value, noHandChoices));
    },
    read: async (chosen) => {
      if (file === undefined) return;
      open.dismissError();
      const asked = { ...choices.current, ...chosen };
      choices.current = asked;
      const result = await reading.run({ importId: file.opened.importId, choices: asked });
      if (!result.ok || choices.current !== asked) return;
      const opened = { ...file.opened, table: result.value };
      setFile((before) => before && openFile(opened, before.handChoices));
    },
    setHeaderRow: (row) =>
      setFile((before) => {
        if (before === undefined) return before;
        const { opened, handChoices } = before;
        return openFile(opened, { ...handChoices, headerRow: { row, sheet: opened.table.sheet } });
      }),
    setUse: (index, use) =>
      setFile((before) => {
        if (before === undefined) return before;
        const { opened, mapping, handChoices } = before;
        return {
          opened,
          mapping: { ...mapping, uses: mapping.uses.with(index, use) },
          handChoices: withUseChosen(handChoices, opened.table, mapping.headerRow, index, use),
        };
      }),
    setNames: (changes) =>
      setFile((before) => {
        if (before === undefined) return before;
        const { opened, mapping, handChoices } = before;
        return {
          opened,
          mapping: { ...mapping, names: { ...mapping.names, ...changes } },
          handChoices: withNamesChosen(handChoices, changes),
        };
      }),
  };
}

function openFile(opened: OpenedTable, choices: HandChoices): OpenFile {
  const { mapping, choices: handChoices } = chosenMapping(opened.table, choices);
  return { opened, mapping, handChoices };
}
