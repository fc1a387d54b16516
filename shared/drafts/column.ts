import { z } from 'zod';

/** The columns of a draft as a table: one user a row. */
export const columnSchema = z.enum([
  'name',
  'path',
  'access',
  'password',
  'reset',
  'groups',
  'policies',
  'boundary',
  'tags',
]);
export type Column = z.infer<typeof columnSchema>;

/** All columns in their order. */
export const columns: readonly Column[] = columnSchema.options;

/** The columns' headings, in the console's words; tables that Gatehouse writes have them, too. */
export const columnTitles: Readonly<Record<Column, string>> = {
  name: 'User name',
  path: 'Path',
  access: 'Access',
  password: 'Console password',
  reset: 'New password at next sign-in',
  groups: 'Groups',
  policies: 'Policies',
  boundary: 'Permissions boundary',
  tags: 'Tags',
};
