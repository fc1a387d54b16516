import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenedFiles } from '../../electron/drafts/opened-files.ts';
import type { ExistingFiles } from '../../electron/handover/file-placement.ts';
import { createGatehouse, type Gatehouse, type Surroundings } from '../../electron/gatehouse.ts';
import { answerCall } from '../../electron/ipc/calls.ts';
import type { Sealer } from '../../electron/storage/sealer.ts';
import type { CallName, EventName } from '../../shared/channels.ts';
import type { EventPayload, GatehouseApi, Input, Output } from '../../shared/contract.ts';
import type { Result } from '../../shared/result.ts';

/** Where `npm run catalogue` puts the AWS managed policies. */
export const catalogueFile = join(import.meta.dirname, '../../generated/managed-policies.json.br');

/** What reads tables, as Node runs it from the source. */
export const tableWorkerFile = join(import.meta.dirname, '../../electron/imports/table-worker.ts');

/** Seals by turning the text around: enough to see that nothing is written in clear. */
export const testSealer: Sealer = {
  problem: null,
  seal: (text) => Promise.resolve(Buffer.from(text).reverse().toString('base64')),
  open: (sealed) => Promise.resolve(Buffer.from(sealed, 'base64').reverse().toString()),
};

/** The whole application without Electron: real services behind the real call wrapper, over a folder of its own. */
export interface InProcessGatehouse {
  api: GatehouseApi;
  gatehouse: Gatehouse;
  /** The state folder. */
  folder: string;
  /** What the save dialog answers; `null` cancels. At first a file in the folder. */
  csvPath: string | null;
  /** What the dialog for a table answers; `null` cancels, as at first. */
  tablePath: string | null;
  /** What the dialog for saving a table answers; `null` cancels. At first a .csv in the folder. */
  tableTarget: string | null;
  /** What the folder dialog answers; `null` cancels. At first a folder `handover` in the folder. */
  handoverFolder: string | null;
  /** What is answered where files are there already, and the names that were asked about. */
  existing: { answer: ExistingFiles | null; asked: string[][] };
  /** The same for a plan's export. */
  exportPath: string | null;
  /** The same for a draft's file. */
  draftPath: string | null;
  /** What the dialog for drafts' files answers; empty cancels. */
  draftsToOpen: string[];
  /** What the system has the app open. */
  openedFiles: OpenedFiles;
  copied: string[];
  /** What was copied that is no secret. */
  copiedText: string[];
  openedLinks: string[];
  /** Exceptions that nobody expected. */
  unexpected: unknown[];
  /** Shuts down and removes the folder. */
  dispose(): Promise<void>;
}

/** Starts one on the seeded practice account; `changes` replace parts of its surroundings. */
export async function inProcessGatehouse(changes: Partial<Surroundings> = {}): Promise<InProcessGatehouse> {
  const folder = changes.dataFolder ?? (await mkdtemp(join(tmpdir(), 'gatehouse-in-process-')));
  const handoverFolder = join(folder, 'handover');
  await mkdir(handoverFolder, { recursive: true });
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const emit = <Name extends EventName>(name: Name, payload: EventPayload<Name>): void => {
    // Only `on` puts listeners in, each under the event whose payload it takes.
    for (const listener of listeners.get(name) ?? []) listener(structuredClone(payload) as never);
  };
  let chosen: string | undefined;
  let welcomed = true;
  const app: Omit<InProcessGatehouse, 'api' | 'gatehouse'> = {
    folder,
    csvPath: join(folder, 'saved.csv'),
    tablePath: null,
    tableTarget: join(folder, 'users.csv'),
    handoverFolder,
    existing: { answer: null, asked: [] },
    exportPath: join(folder, 'saved.sh'),
    draftPath: join(folder, 'saved.gatehouse.json'),
    draftsToOpen: [],
    openedFiles: new OpenedFiles(() => emit('drafts.opened', null)),
    copied: [],
    copiedText: [],
    openedLinks: [],
    unexpected: [],
    dispose: async () => {
      await gatehouse.shutDown();
      // The window may still be open, and save its draft meanwhile.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  const gatehouse = await createGatehouse({
    version: '0.0.0-test',
    preview: false,
    dataFolder: folder,
    catalogueFile,
    tableWorkerFile,
    environment: {},
    homeFolder: folder,
    sealer: testSealer,
    settings: {
      read: () => chosen,
      write: (profileId) => {
        chosen = profileId;
      },
      isWelcomed: () => welcomed,
      setWelcomed: () => {
        welcomed = true;
      },
    },
    startProblems: [],
    clock: Date.now,
    copySecret: (secret) => {
      app.copied.push(secret);
      return Promise.resolve();
    },
    copyText: (text) => {
      app.copiedText.push(text);
      return Promise.resolve();
    },
    chooseCsvFile: () => Promise.resolve(app.csvPath),
    chooseTableFile: () => Promise.resolve(app.tablePath),
    chooseTableTarget: () => Promise.resolve(app.tableTarget),
    chooseDraftFile: () => Promise.resolve(app.draftPath),
    chooseDraftsToOpen: () => Promise.resolve(app.draftsToOpen),
    openedFiles: app.openedFiles,
    chooseFolder: () => Promise.resolve(app.handoverFolder),
    askAboutExisting: (_folder, names) => {
      app.existing.asked.push(names);
      return Promise.resolve(app.existing.answer);
    },
    chooseExportFile: () => Promise.resolve(app.exportPath),
    openExternal: (url) => {
      app.openedLinks.push(url);
      return Promise.resolve();
    },
    onRunChange: (change) => emit('run.changed', change),
    onHandoverProgress: (progress) => emit('handover.progress', progress),
    onUsersProgress: (progress) => emit('users.progress', progress),
    onDraftsChange: () => emit('drafts.changed', null),
    onSettled: () => undefined,
    ...changes,
  });

  const guards = {
    isTrusted: () => true,
    report: (_call: CallName, error: unknown) => void app.unexpected.push(error),
  };
  const call = async <Name extends CallName>(
    name: Name,
    input: Input<Name>,
  ): Promise<Result<Output<Name>>> => {
    const args = [structuredClone(input)];
    return structuredClone(await answerCall(name, gatehouse.services, guards, undefined as never, args));
  };
  const api: GatehouseApi = {
    call,
    on: (event, listener) => {
      const ofEvent = listeners.get(event) ?? new Set();
      listeners.set(event, ofEvent.add(listener));
      return () => void ofEvent.delete(listener);
    },
  };
  return Object.assign(app, { api, gatehouse });
}

/** The value of a result; throws its error's message otherwise. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(`${result.error.kind}: ${result.error.message}`);
}
