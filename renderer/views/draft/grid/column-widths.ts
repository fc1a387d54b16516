import type { CSSProperties } from 'react';
import { columns, type Column } from '../../../../shared/drafts/column.ts';

/** In pixels. */
export type ColumnWidths = Readonly<Record<Column, number>>;

export const firstWidths: ColumnWidths = {
  name: 200,
  path: 110,
  access: 170,
  password: 150,
  reset: 160,
  groups: 190,
  policies: 220,
  boundary: 180,
  tags: 200,
};

const narrowest = 60;
const widest = 800;

/** The widths with one column's changed, within reason. */
export function withWidth(widths: ColumnWidths, column: Column, width: number): ColumnWidths {
  return { ...widths, [column]: Math.round(Math.min(widest, Math.max(narrowest, width))) };
}

/** The widths as the rows' style reads them. */
export function columnTemplate(widths: ColumnWidths): CSSProperties {
  const template = ['48px', ...columns.map((column) => `${widths[column]}px`)].join(' ');
  return { ['--draft-grid-columns' as keyof CSSProperties]: template };
}
