/** What quitting needs of a window. */
interface OpenWindow {
  close(): void;
  destroy(): void;
}

/** Every window that is not destroyed. */
export const windows = new Set<OpenWindow>();
