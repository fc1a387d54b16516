import { applyEdits, format } from 'jsonc-parser';

/** A document indented as the console does; nothing but white space changes, also where it has mistakes. */
export function formatPolicy(document: string): string {
  const edits = format(document, undefined, { tabSize: 4, insertSpaces: true, eol: '\n' });
  return applyEdits(document, edits);
}
