import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Misplaced } from './mistake.ts';

/** A text as JSON, as far as it can be read, and what is wrong with it as JSON. */
export interface JsonReading {
  /** Absent when there is nothing that could be read. */
  root: Node | undefined;
  mistakes: Misplaced[];
}

/** Reads a text as JSON in the strict sense, going on after each mistake. */
export function readJson(text: string): JsonReading {
  if (text.trim() === '')
    return { root: undefined, mistakes: [{ offset: 0, length: 0, message: 'Enter a policy document.' }] };
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser calls itself for each level and so comes to the end of the stack.
    if (!(error instanceof RangeError)) throw error;
    return {
      root: undefined,
      mistakes: [{ offset: 0, length: 0, message: 'This is nested too deeply for a policy.' }],
    };
  }
  const mistakes: Misplaced[] = [];
  for (const error of errors) {
    // One slip often makes the parser complain twice of one place; the first complaint says it.
    if (mistakes.some(({ offset }) => offset === error.offset)) continue;
    mistakes.push({ offset: error.offset, length: error.length, message: syntaxMessage(text, error) });
  }
  return { root, mistakes };
}

/** What an error of the parser says in words. */
export function syntaxMessage(text: string, { error, offset, length }: ParseError): string {
  switch (printParseErrorCode(error)) {
    case 'PropertyNameExpected':
      return before(text, offset) === ','
        ? 'There is a comma too many before this, or a name in double quotes is missing.'
        : 'A name in double quotes is expected here.';
    case 'ValueExpected':
      return before(text, offset) === ','
        ? 'There is a comma too many before this, or a value is missing.'
        : 'A value is expected here.';
    case 'ColonExpected':
      return 'A colon is expected here.';
    case 'CommaExpected':
      return 'A comma is expected before this.';
    case 'CloseBraceExpected':
      return 'A closing brace } is missing.';
    case 'CloseBracketExpected':
      return 'A closing bracket ] is missing.';
    case 'EndOfFileExpected':
      return 'The document ends before this; take the rest out.';
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'JSON has no comments.';
    case 'UnexpectedEndOfString':
      return 'The closing double quote of this text is missing.';
    case 'UnexpectedEndOfNumber':
    case 'InvalidNumberFormat':
      return 'This is not a number.';
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return 'After a backslash only " \\ / b f n r t and u with four hexadecimal digits can come.';
    case 'InvalidCharacter':
      return 'A text cannot contain a tab or another control character.';
    default:
      return `“${text.slice(offset, offset + Math.min(length, 20))}” is not JSON: texts are in double quotes.`;
  }
}

/** The last character before an offset that is not white space. */
function before(text: string, offset: number): string {
  return text.slice(0, offset).trimEnd().slice(-1);
}
