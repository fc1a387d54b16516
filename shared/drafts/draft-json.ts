import { printParseErrorCode, visit, type ParseErrorCode } from 'jsonc-parser';
import { syntaxMessage } from '../rules/policy-grammar/json-syntax.ts';
import { NotADraft } from './not-a-draft.ts';

const nextStep = 'Put this right in the file, then open it again.';

/**
 * The value of a JSON text in which no object has a key twice: of two, JSON would take the last without a word. Throws
 * `NotADraft` with the place of the first mistake.
 */
export function draftJson(text: string): unknown {
  if (text.trim() === '') throw new NotADraft('It is empty. Choose a file that “Export file” wrote.');
  try {
    const value: unknown = JSON.parse(text);
    refuseMistakes(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) refuseMistakes(text);
    if (error instanceof NotADraft) throw error;
    throw new NotADraft('It is not JSON. Choose a file that “Export file” wrote.');
  }
}

function refuseMistakes(text: string): void {
  /** The keys so far of each object that is open. */
  const open: Set<string>[] = [];
  try {
    visit(
      text,
      {
        onObjectBegin: () => void open.push(new Set()),
        onObjectEnd: () => void open.pop(),
        onObjectProperty: (key, _offset, _length, line, character) => {
          if (open.at(-1)?.has(key) === true)
            throw new NotADraft(
              `It is not clear: ${placeText(line, character)}: “${key}” is in this object already. ${nextStep}`,
            );
          open.at(-1)?.add(key);
        },
        onError: (error: ParseErrorCode, offset, length, line, character) => {
          const isOpenText = printParseErrorCode(error) === 'UnexpectedEndOfString';
          if (offset + (isOpenText ? length : 0) >= text.trimEnd().length) throw cutOff(text);
          const message = syntaxMessage(text, { error, offset, length });
          throw new NotADraft(`It is not JSON: ${placeText(line, character)}: ${message} ${nextStep}`);
        },
      },
      { disallowComments: true, allowTrailingComma: false },
    );
  } catch (error) {
    // The parser calls itself for each level and so comes to the end of the stack.
    if (!(error instanceof RangeError)) throw error;
    throw new NotADraft(
      'It is cut off or nested too deeply. Get the file once more as “Export file” wrote it.',
    );
  }
}

function cutOff(text: string): NotADraft {
  const lines = text.trimEnd().split('\n');
  const end = placeText(lines.length - 1, lines.at(-1)?.length ?? 0);
  return new NotADraft(`It is cut off: it ends in ${end}. Get the whole file, then open it again.`);
}

/** Both are counted from 0. */
function placeText(line: number, character: number): string {
  return `line ${line + 1}, column ${character + 1}`;
}
