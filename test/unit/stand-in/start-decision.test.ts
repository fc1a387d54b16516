import { describe, expect, it } from 'vitest';
import { reasonIn } from '../../../build/electron-runtime.ts';
import { browserPlaces } from '../../../build/installed-browser.ts';
import { decideStart, hasDisplay } from '../../../build/start-decision.ts';

const nothing = {
  electron: undefined,
  downloadProblem: 'fetch failed',
  hasDisplay: true,
  browser: undefined,
};

describe('npm start', () => {
  it('opens real Electron where its runtime is', () => {
    expect(decideStart({ ...nothing, electron: '/e/electron', browser: '/usr/bin/chromium' })).toEqual({
      action: 'electron',
      executable: '/e/electron',
    });
  });

  it('without the runtime opens a preview, and says why and how to fix it', () => {
    const decision = decideStart({ ...nothing, browser: '/usr/bin/chromium' });
    expect(decision).toMatchObject({ action: 'preview', browser: '/usr/bin/chromium' });
    for (const part of [
      'fetch failed',
      'ELECTRON_MIRROR',
      'electron_mirror',
      'HTTPS_PROXY',
      'ELECTRON_GET_USE_PROXY',
    ])
      expect(decision).toHaveProperty('message', expect.stringContaining(part));
  });

  it('without a browser either explains and names the tour', () => {
    const decision = decideStart(nothing);
    expect(decision.action).toBe('stop');
    for (const part of ['fetch failed', 'none is installed', 'npm run tour'])
      expect(decision).toHaveProperty('message', expect.stringContaining(part));
  });

  it('without a display names the tour, whatever is installed', () => {
    const decision = decideStart({ ...nothing, electron: '/e/electron', browser: '/b', hasDisplay: false });
    expect(decision.action).toBe('stop');
    for (const part of ['no display', 'npm run tour'])
      expect(decision).toHaveProperty('message', expect.stringContaining(part));
  });
});

describe('a display', () => {
  it('is X or Wayland on Linux, and always there elsewhere', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
  });
});

describe('the reason of a failed download', () => {
  it('is the line that tells, without the stack', () => {
    expect(
      reasonIn(
        'npm warn x\n\nError: fetch failed: getaddrinfo ENOTFOUND mirror.example.com\n    at one\n    at two\n',
      ),
    ).toBe('Error: fetch failed: getaddrinfo ENOTFOUND mirror.example.com');
    expect(reasonIn('')).toBe('the installer gave no reason');
  });
});

describe('installed browsers', () => {
  it('are looked for on the PATH on Linux, Chromium first', () => {
    expect(browserPlaces('linux', { PATH: '/opt/bin:/usr/bin' })[0]).toBe('/opt/bin/chromium');
    expect(browserPlaces('linux', {})).toContain('/usr/bin/google-chrome');
  });

  it('are looked for in the applications on macOS, and in the program folders on Windows', () => {
    expect(browserPlaces('darwin', { HOME: '/Users/a' })).toContain(
      '/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium',
    );
    expect(browserPlaces('win32', { PROGRAMFILES: 'C:\\Program Files' })).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Chromium\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
  });
});
