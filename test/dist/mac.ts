import { isDeepStrictEqual } from 'node:util';
import { draftFileType } from './draft-file-type.ts';

/** The Info.plist of a bundle, as far as it was looked at. */
export type InfoPlist = Readonly<Record<string, unknown>>;

/** What is wrong with the bundle's Info.plist. `hash`: of its app.asar. */
export function infoPlistProblems(info: InfoPlist, hash: string): string[] {
  const wanted = {
    CFBundleIdentifier: 'app.gatehouse.desktop',
    CFBundleName: 'Gatehouse',
    CFBundleDisplayName: 'Gatehouse',
    CFBundleExecutable: 'Gatehouse',
    CFBundleIconFile: 'icon.icns',
    LSApplicationCategoryType: 'public.app-category.developer-tools',
    ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256', hash } },
    CFBundleDocumentTypes: [
      {
        CFBundleTypeExtensions: [draftFileType.extension],
        CFBundleTypeIconFile: 'icon.icns',
        CFBundleTypeName: draftFileType.name,
        CFBundleTypeRole: 'Editor',
        LSHandlerRank: 'Owner',
      },
    ],
  };
  return Object.entries(wanted)
    .filter(([key, value]) => !isDeepStrictEqual(info[key], value))
    .map(
      ([key, value]) => `Info.plist has ${key} ${JSON.stringify(info[key])}, not ${JSON.stringify(value)}.`,
    );
}

/** What is wrong with the entitlements of the signed app: V8 needs one, and each more would loosen the hardened runtime. */
export function entitlementProblems(entitlements: InfoPlist): string[] {
  return isDeepStrictEqual({ ...entitlements }, { 'com.apple.security.cs.allow-jit': true })
    ? []
    : [`The entitlements are ${JSON.stringify(entitlements)}.`];
}
