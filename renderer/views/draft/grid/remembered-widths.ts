import { z } from 'zod';
import { columnSchema } from '../../../../shared/drafts/column.ts';
import { firstWidths, withWidth, type ColumnWidths } from './column-widths.ts';

const key = 'draft-grid.column-widths';
const storedSchema = z.partialRecord(columnSchema, z.number());

/** The columns' widths as they were left on this computer; the first ones where nothing of use is remembered. */
export function rememberedWidths(): ColumnWidths {
  const stored = storedSchema.safeParse(readJson());
  if (!stored.success) return firstWidths;
  return columnSchema.options.reduce((widths, column) => {
    const width = stored.data[column];
    return width === undefined ? widths : withWidth(widths, column, width);
  }, firstWidths);
}

/** Remembers the widths for the next time; says nothing where this computer keeps nothing. */
export function rememberWidths(widths: ColumnWidths): void {
  try {
    localStorage.setItem(key, JSON.stringify(widths));
  } catch {
    // No room: the widths hold as long as the grid is open.
  }
}

function readJson(): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}
