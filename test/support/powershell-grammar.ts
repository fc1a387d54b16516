import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';

const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');

/** One command of a script, its arguments with their quotation marks taken off. */
interface ParsedCommand {
  name: string;
  args: string[];
}

/** One statement of a script that holds no others. */
export interface ParsedStatement {
  /** The function that it is in; empty outside of all. */
  within: string;
  /** The conditions under which it is reached there, the outermost first; `else` stands before one that is not met. */
  when: string[];
  /** On one line. The end of a `do` is one, too: `until`, and the condition. */
  text: string;
}

/** Gives a function that reads PowerShell: the commands in order, or `undefined` where the grammar refuses the text. */
export async function powershellParser(): Promise<(script: string) => ParsedCommand[] | undefined> {
  const parsed = await rootParser();
  return (script) => parsed(script)?.descendantsOfType('command').map(commandOf);
}

/** Gives a function that reads PowerShell: its statements in order; throws where the grammar refuses the text. */
export async function powershellStatements(): Promise<(script: string) => ParsedStatement[]> {
  const parsed = await rootParser();
  return (script) => {
    const root = parsed(script);
    if (root === undefined) throw new Error('This is not PowerShell.');
    return statementsOf(root, { within: '', when: [] });
  };
}

async function rootParser(): Promise<(script: string) => Node | undefined> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return (script) => {
    const root = parser.parse(script)?.rootNode;
    return root === undefined || root.hasError ? undefined : root;
  };
}

function statementsOf(node: Node, place: Omit<ParsedStatement, 'text'>): ParsedStatement[] {
  const { within, when } = place;
  const children = node.namedChildren;
  switch (node.type) {
    case 'pipeline':
    case 'flow_control_statement':
      return [{ ...place, text: onOneLine(node) }];
    case 'function_statement': {
      const name = children.find(({ type }) => type === 'function_name')?.text ?? '';
      return children.flatMap((child) => statementsOf(child, { within: name, when: [] }));
    }
    case 'if_statement':
    case 'elseif_clause': {
      const [condition, ...rest] = children;
      const met = condition === undefined ? '' : onOneLine(condition);
      return rest.flatMap((child) =>
        statementsOf(child, {
          within,
          when: [...when, child.type === 'statement_block' ? met : `else ${met}`],
        }),
      );
    }
    case 'while_statement': {
      const [condition, body] = children;
      if (condition === undefined || body === undefined) return [];
      return statementsOf(body, { within, when: [...when, onOneLine(condition)] });
    }
    case 'do_statement':
      return children.flatMap((child) =>
        child.type === 'while_condition'
          ? [{ ...place, text: `until ${onOneLine(child)}` }]
          : statementsOf(child, place),
      );
    case 'for_statement':
    case 'foreach_statement':
      return children
        .filter(({ type }) => type === 'statement_block')
        .flatMap((child) => statementsOf(child, place));
    default:
      return children.flatMap((child) => statementsOf(child, place));
  }
}

function onOneLine({ text }: Node): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
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
