import Store from 'electron-store';
import { z } from 'zod';

const settingsSchema = z.object({ profileId: z.string().optional() });

/** What is remembered between starts, in `settings.json`. Nothing secret. */
export interface Settings {
  readProfileId(): string | undefined;
  rememberProfileId(id: string): void;
}

/** Opens the settings in a folder. A file that cannot be read is left as it is, and nothing is remembered in this session. */
export function openSettings(folder: string): { settings: Settings; problem: string | undefined } {
  try {
    const store = new Store<Record<string, unknown>>({
      cwd: folder,
      name: 'settings',
      clearInvalidConfig: false,
    });
    const parsed = settingsSchema.safeParse(store.store);
    if (parsed.success)
      return {
        problem: undefined,
        settings: {
          readProfileId: () => settingsSchema.parse(store.store).profileId,
          rememberProfileId: (id) => {
            store.set('profileId', id);
          },
        },
      };
  } catch {
    // Reported below, in the administrator's words.
  }
  return {
    problem: `The settings file in ${folder} cannot be read. It was left as it is; your choice of profile is not remembered until you mend or remove it.`,
    settings: { readProfileId: () => undefined, rememberProfileId: () => undefined },
  };
}
