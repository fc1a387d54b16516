import { withCellText } from '../drafts/cells.ts';
import { emptyDraft } from '../drafts/draft.ts';
import type { ReadTable } from './imported-table.ts';
import { foldedHeader } from './folded-header.ts';

/** What stands in the place of a secret, which no draft may hold. */
export const hiddenText = '(not imported)';

/** How far down a header is looked for. */
const headerRows = 20;

const secretHeaders = new Set(
  [
    'Password',
    'Console password',
    'Initial password',
    'Temporary password',
    'Temp password',
    'New password',
    'First password',
    'Default password',
    'User password',
    'Login password',
    'AWS password',
    'Pwd',
    'Passwort',
    'Kennwort',
    'Initialpasswort',
    'Initialkennwort',
    'Mot de passe',
    'Contraseña',
    'Clave de acceso secreta',
    'Secret access key',
    'Secret key',
    'AWS secret access key',
    'Secret',
    'Access key ID',
    'AWS access key ID',
  ].map(foldedHeader),
);

/**
 * A table without the texts below headers of passwords and keys, as the console’s credential files have them. How a
 * password comes about, which Gatehouse’s own tables say in such a column, stays.
 */
export function withoutSecrets(table: ReadTable): ReadTable {
  const from = new Map<number, number>();
  for (const [row, cells] of table.rows.slice(0, headerRows).entries())
    for (const [column, cell] of cells.entries())
      if (!from.has(column) && secretHeaders.has(foldedHeader(cell))) from.set(column, row);
  if (from.size === 0) return table;
  let hidden = 0;
  const rows = table.rows.map((cells, row) =>
    cells.map((cell, column) => {
      if (row <= (from.get(column) ?? Infinity) || cell.trim() === '' || isPasswordMode(cell)) return cell;
      hidden += 1;
      return hiddenText;
    }),
  );
  if (hidden === 0) return table;
  return {
    ...table,
    rows,
    notes: [...table.notes, 'Passwords and access keys are not imported: a draft holds no secrets.'],
  };
}

const anyUser = { id: 'any', name: '' };
const anyDraft = emptyDraft('any', 'any');

function isPasswordMode(cell: string): boolean {
  return withCellText(anyDraft, anyUser, 'password', cell).unread === undefined;
}
