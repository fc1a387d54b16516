/** What `npm start` found on this machine. */
export interface StartFacts {
  /** The path of Electron's executable. */
  electron: string | undefined;
  /** Why Electron's runtime could not be downloaded; asked only where it is missing. */
  downloadProblem: string | undefined;
  hasDisplay: boolean;
  /** The path of an installed Chrome, Chromium or Edge. */
  browser: string | undefined;
}

/** What to do, and what to say first. */
export type StartDecision =
  | { action: 'electron'; executable: string }
  | { action: 'preview'; browser: string; message: string }
  | { action: 'stop'; message: string };

/** Whether there is a display to open a window on. */
export function hasDisplay(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
}

const noDisplay = `There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened.
  npm run tour    runs the main job on the practice account without one and takes pictures in out/tour`;

const remedies = `How to fix it, one of:
  - a mirror:  ELECTRON_MIRROR=https://mirror.example.com/electron/ npm start
               (or the line electron_mirror=https://mirror.example.com/electron/ in .npmrc)
  - a proxy:   HTTPS_PROXY=http://proxy.example.com:8080 ELECTRON_GET_USE_PROXY=1 npm start`;

/** Real Electron where it is, else a preview in an installed browser, else an explanation. */
export function decideStart({ electron, downloadProblem, hasDisplay, browser }: StartFacts): StartDecision {
  if (!hasDisplay) return { action: 'stop', message: noDisplay };
  if (electron !== undefined) return { action: 'electron', executable: electron };
  const why = `Electron's runtime is missing and could not be downloaded: ${downloadProblem ?? 'no reason given'}\n${remedies}`;
  if (browser !== undefined)
    return {
      action: 'preview',
      browser,
      message: `${why}\n\nUntil then, a preview opens in ${browser}: practice account and loopback endpoints only, and no secret is kept.`,
    };
  return {
    action: 'stop',
    message: `${why}\n\nA preview would open in Chrome or Chromium, but none is installed. (The one from the npm package has no window.)
  npm run tour    runs the main job on the practice account and takes pictures in out/tour`,
  };
}
