import Store from 'electron-store';
import { z } from 'zod';

const settingsSchema = z.object({ profileId: z.string().optional(), welcomed: z.boolean().optional() });

/** What is remembered between starts, in `settings.json`. Nothing secret. */
export interface Settings {
  /** The id of the profile chosen last. */
  read(): string | undefined;
  write(profileId: string): void;
  /** Whether the first-run screen was seen. */
  isWelcomed(): boolean;
  setWelcomed(): void;
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
          read: () => settingsSchema.parse(store.store).profileId,
          write: (id) => {
            store.set('profileId', id);
          },
          isWelcomed: () => settingsSchema.parse(store.store).welcomed === true,
          setWelcomed: () => {
            store.set('welcomed', true);
          },
        },
      };
  } catch {
    // Reported below, in the administrator's words.
  }
  return {
    problem: `The settings file in ${folder} cannot be read. It was left as it is; your choice of profile is not remembered until you mend or remove it.`,
    // Not somebody new: there was a file.
    settings: {
      read: () => undefined,
      write: () => undefined,
      isWelcomed: () => true,
      setWelcomed: () => undefined,
    },
  };
}
