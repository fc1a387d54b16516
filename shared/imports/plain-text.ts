import anyAscii from 'any-ascii';

const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

/** A text of any script in ASCII letters: ł becomes l, Ж becomes Zh; ä becomes a, or ae the German way. */
export function plainText(text: string, { germanWay }: { germanWay: boolean }): string {
  const composed = text.normalize('NFC');
  return anyAscii(germanWay ? composed.replace(/[äöüÄÖÜ]/g, (letter) => german[letter] ?? letter) : composed);
}
