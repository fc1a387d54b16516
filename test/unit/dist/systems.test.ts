import { describe, expect, it } from 'vitest';
import { pngSizes } from '../../../build/icon-sizes.ts';
import { associationProblems } from '../../dist/draft-file-type.ts';
import { linuxProblems } from '../../dist/linux.ts';
import { entitlementProblems, infoPlistProblems } from '../../dist/mac.ts';

const mimeType = 'application/vnd.gatehouse.draft+json';
const association = { ext: 'gatehouse', name: 'Gatehouse draft', mimeType };

describe('the file type that the installers register', () => {
  it('is the draft file', () => {
    expect(associationProblems([association])).toEqual([]);
  });

  it('is wrong where there is none, or another besides', () => {
    expect(associationProblems([])).toEqual(['No file type is registered.']);
    expect(associationProblems([association, { ext: 'json' }])).toEqual([
      'The file type json is registered too.',
    ]);
  });

  it('is wrong with another extension, name or MIME type', () => {
    expect(associationProblems([{ ext: 'gate', name: 'Gate', mimeType: 'application/json' }])).toEqual([
      'Draft files are registered with the extension gate, not gatehouse.',
      'Draft files are called Gate, not Gatehouse draft.',
      `Draft files have the MIME type application/json, not ${mimeType}.`,
    ]);
  });
});

describe('what the Linux desktop gets', () => {
  const sound = {
    desktopEntry: `[Desktop Entry]\nName=Gatehouse\nExec=/opt/Gatehouse/gatehouse %U\nIcon=gatehouse\nStartupWMClass=gatehouse\nMimeType=${mimeType};\nCategories=Utility;\n`,
    mimeTypes: `<mime-type type="${mimeType}">\n<glob pattern="*.gatehouse"/>\n<comment>Gatehouse draft</comment>\n</mime-type>`,
    icons: pngSizes.map((size) => ({ file: `/project/build/icons/${size}x${size}.png`, size })),
    executableArgs: [],
  };

  it('is right with the name, the file type and every icon', () => {
    expect(linuxProblems(sound)).toEqual([]);
  });

  it('is wrong without an icon size, or with electron-builder’s own icon', () => {
    expect(linuxProblems({ ...sound, icons: sound.icons.filter(({ size }) => size !== 256) })).toEqual([
      'The desktop gets no icon 256x256.png for 256.',
    ]);
    const own = { file: '/templates/icons/electron-linux/96x96.png', size: 96 };
    expect(linuxProblems({ ...sound, icons: [...sound.icons, own] })).toEqual([
      'The desktop gets another icon, 96x96.png for 96.',
    ]);
  });

  it('is wrong where the desktop cannot find the app for its window or for a draft file', () => {
    const desktopEntry = sound.desktopEntry.replace('StartupWMClass=gatehouse', 'StartupWMClass=Electron');
    expect(linuxProblems({ ...sound, desktopEntry })).toEqual([
      'The .desktop file has no line StartupWMClass=gatehouse',
    ]);
    expect(linuxProblems({ ...sound, mimeTypes: '' })).toHaveLength(3);
  });

  it('is wrong where an AppImage starts without Chromium’s sandbox', () => {
    expect(linuxProblems({ ...sound, executableArgs: undefined })).toEqual([
      'An AppImage starts with --no-sandbox, electron-builder’s default.',
    ]);
    expect(linuxProblems({ ...sound, executableArgs: ['--no-sandbox'] })).toEqual([
      'An AppImage starts with --no-sandbox.',
    ]);
  });
});

describe('an Info.plist', () => {
  const sound = {
    CFBundleIdentifier: 'app.gatehouse.desktop',
    CFBundleName: 'Gatehouse',
    CFBundleDisplayName: 'Gatehouse',
    CFBundleExecutable: 'Gatehouse',
    CFBundleIconFile: 'icon.icns',
    LSApplicationCategoryType: 'public.app-category.developer-tools',
    ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256', hash: 'abc' } },
    CFBundleDocumentTypes: [
      {
        CFBundleTypeExtensions: ['gatehouse'],
        CFBundleTypeIconFile: 'icon.icns',
        CFBundleTypeName: 'Gatehouse draft',
        CFBundleTypeRole: 'Editor',
        LSHandlerRank: 'Owner',
      },
    ],
  };

  it('is right with the name, the icon, the file type and the hash of app.asar', () => {
    expect(infoPlistProblems(sound, 'abc')).toEqual([]);
  });

  it('is wrong with the hash of another app.asar, or with none', () => {
    expect(infoPlistProblems(sound, 'def')).toEqual([expect.stringMatching(/ElectronAsarIntegrity .*"abc"/)]);
    expect(infoPlistProblems({ ...sound, ElectronAsarIntegrity: undefined }, 'abc')).toEqual([
      expect.stringMatching(/^Info\.plist has ElectronAsarIntegrity undefined/),
    ]);
  });

  it.each(['CFBundleIconFile', 'CFBundleDocumentTypes', 'CFBundleIdentifier'])(
    'is wrong with another %s',
    (key) => {
      expect(infoPlistProblems({ ...sound, [key]: 'electron' }, 'abc')).toEqual([
        expect.stringContaining(`Info.plist has ${key} "electron"`),
      ]);
    },
  );
});

describe('the entitlements', () => {
  const jit = { 'com.apple.security.cs.allow-jit': true };

  it('are the one that V8 needs and no other', () => {
    expect(entitlementProblems(jit)).toEqual([]);
    expect(entitlementProblems({})).toHaveLength(1);
    expect(
      entitlementProblems({ ...jit, 'com.apple.security.cs.disable-library-validation': true }),
    ).toHaveLength(1);
  });
});
