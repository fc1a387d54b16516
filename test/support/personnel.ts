import { plainWorkbook } from './odd-tables.ts';

const firstNames = ['Ana', 'Jürgen', 'Zoë', 'Łukasz', 'Priya', 'Seán', 'Mei', 'Olu', 'Renée', 'Sofía'];
const lastNames = [
  'Silva',
  'Müller',
  'Okoro',
  'Żuk',
  'de la Cruz',
  'O’Neill',
  'Berg',
  'Nair',
  'Étienne',
  'Kim',
  'Adeyemi',
  'Rossi',
];
const departments = ['Engineering', 'Human Resources', 'Finance', 'Support'];

/** How many people are in {@link personnelWorkbook}. */
export const personnelCount = firstNames.length * lastNames.length;

/**
 * The list of new people as a personnel department would send it: a title above, full names, addresses, and two rows
 * with mistakes in the column of access.
 */
export function personnelWorkbook(): Buffer {
  const people = lastNames.flatMap((last, row) =>
    firstNames.map((first, column) => {
      const number = row * firstNames.length + column;
      return [
        `${last}, ${first}`,
        `${first}.${last}@example.com`.toLowerCase().replaceAll(' ', ''),
        departments[number % departments.length],
        1000 + number,
        new Date(Date.UTC(2026, 0, 1 + number)),
        number === 7 || number === 63 ? 'maybe' : 'Console',
      ];
    }),
  );
  return plainWorkbook([
    ['New people, spring 2026'],
    [],
    ['Employee name', 'Work e-mail', 'Department', 'Employee ID', 'Start date', 'Access'],
    ...people,
  ]);
}
