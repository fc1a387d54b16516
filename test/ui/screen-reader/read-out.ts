import { virtual } from '@guidepup/virtual-screen-reader';

/** More phrases than any screen has. */
const mostPhrases = 2_000;

/**
 * What a screen reader says from the beginning of a part of the page to its end, a phrase a line. The part must have a
 * role of its own: its end is told by it.
 */
export async function readOut(container: HTMLElement): Promise<string> {
  await virtual.start({ container });
  try {
    const first = virtual.activeNode;
    let phrases = 0;
    do {
      if (++phrases > mostPhrases) throw new Error('The screen reader does not come to an end.');
      await virtual.next();
    } while (virtual.activeNode !== first || phrases < 2);
    return `${(await virtual.spokenPhraseLog()).join('\n')}\n`;
  } finally {
    await virtual.stop();
  }
}
