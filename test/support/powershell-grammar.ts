import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';

const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');

/** One command of a script, its arguments with their quotation marks taken off. */
interface ParsedCommand {
  name: string;
  args: string[];
}

/** Gives a function that reads PowerShell: the commands in order, or `undefined` where the grammar refuses the text. */
export async function powershellParser(): Promise<(script: string) => ParsedCommand[] | undefined> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return (script) => {
    const root = parser.parse(script)?.rootNode;
    return root === undefined || root.hasError ? undefined : root.descendantsOfType('command').map(commandOf);
  };
}

function commandOf(command: Node): ParsedCommand {
  const elements = command.childForFieldName('command_elements')?.namedChildren ?? [];
  return {
    name: command.childForFieldName('command_name')?.text ?? '',
    args: elements.filter(({ type }) => type !== 'command_argument_sep').map(({ text }) => unquoted(text)),
  };
}

/** A string, or what `[regex]::Unescape` makes of one, as PowerShell reads it. */
function unquoted(text: string): string {
  const unescape = /^\(\[regex\]::Unescape\(('.*')\)\)$/.exec(text)?.[1];
  if (unescape !== undefined)
    return unquoted(unescape).replaceAll(/\\u([0-9a-f]{4})/g, (_, unit: string) =>
      String.fromCharCode(Number.parseInt(unit, 16)),
    );
  const single = /^'(.*)'$/s.exec(text)?.[1];
  return single === undefined ? text : single.replaceAll("''", "'");
}
