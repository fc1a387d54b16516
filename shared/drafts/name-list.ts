/**
 * The user names in a pasted text: one per line, tab or semicolon, cells quoted as spreadsheets quote them. A comma is
 * legal in a user name (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html), so it separates only
 * when `commaSeparates`. Names are trimmed, empty ones dropped, and otherwise left as they are for the rules to judge.
 */
export function parseNameList(text: string, { commaSeparates }: { commaSeparates: boolean }): string[] {
  const separators = commaSeparates ? '\\n\\r\\t;,' : '\\n\\r\\t;';
  const quotedCell = new RegExp(
    `[^\\S\\n\\r\\t]*"((?:[^"\\n\\r]|"")*)"[^\\S\\n\\r\\t]*(?=[${separators}]|$)`,
    'y',
  );
  const plainCell = new RegExp(`[^${separators}]*`, 'y');
  const names: string[] = [];
  for (let position = 0; position < text.length; position += 1) {
    quotedCell.lastIndex = position;
    plainCell.lastIndex = position;
    const quoted = quotedCell.exec(text);
    const cell = quoted?.[1]?.replaceAll('""', '"') ?? plainCell.exec(text)?.[0] ?? '';
    position = quoted === null ? plainCell.lastIndex : quotedCell.lastIndex;
    const name = cell.trim();
    if (name !== '') names.push(name);
  }
  return names;
}
