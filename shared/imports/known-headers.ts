import { columns, columnTitles, type Column } from '../drafts/column.ts';
import { foldedHeader } from './folded-header.ts';
import type { PersonPart, SourceUse } from './source-use.ts';

/** Beside the titles of Gatehouse's own tables: the console's, and other words for the same. */
const columnHeaders: Partial<Record<Column, readonly string[]>> = {
  name: [
    'Username',
    'User',
    'IAM user',
    'IAM user name',
    'AWS user',
    'Login',
    'Login name',
    'Account name',
    'sAMAccountName',
    'Benutzername',
    'Benutzer',
    'Anmeldename',
    'Nom d’utilisateur',
    'Identifiant',
    'Utilisateur',
    'Nombre de usuario',
    'Usuario',
  ],
  access: ['Access type', 'AWS access type', 'Zugriff', 'Accès', 'Acceso'],
  password: ['Password mode', 'Console password mode'],
  groups: [
    'Group',
    'User groups',
    'IAM groups',
    'Group memberships',
    'Gruppe',
    'Gruppen',
    'Groupe',
    'Groupes',
    'Grupo',
    'Grupos',
  ],
  policies: ['Policy', 'Permissions policies', 'Attached policies', 'Policy ARNs', 'Managed policies'],
  boundary: ['Boundary', 'Permission boundary'],
};

const personHeaders: readonly { to: PersonPart; headers: readonly string[] }[] = [
  {
    to: 'first-name',
    headers: [
      'First name',
      'First',
      'Given name',
      'Forename',
      'Vorname',
      'Prénom',
      'Nombre',
      'Nombre de pila',
    ],
  },
  {
    to: 'last-name',
    headers: [
      'Last name',
      'Last',
      'Surname',
      'Family name',
      'Nachname',
      'Familienname',
      'Zuname',
      'Nom',
      'Nom de famille',
      'Apellido',
      'Apellidos',
      'Primer apellido',
    ],
  },
  {
    to: 'full-name',
    headers: [
      'Full name',
      'Name',
      'Display name',
      'Employee',
      'Employee name',
      'Person',
      'Vollständiger Name',
      'Mitarbeiter',
      'Nom complet',
      'Nom et prénom',
      'Nombre completo',
      'Nombre y apellidos',
      'Empleado',
    ],
  },
  {
    to: 'email',
    headers: [
      'E-mail',
      'Mail',
      'E-mail address',
      'Mail address',
      'Work e-mail',
      'Business e-mail',
      'Company e-mail',
      'User principal name',
      'UPN',
      'E-Mail-Adresse',
      'Courriel',
      'Adresse e-mail',
      'Adresse électronique',
      'Correo',
      'Correo electrónico',
    ],
  },
];

/** What is good to know of a user, and good for nothing else. */
const tagHeaders = [
  'Department',
  'Team',
  'Title',
  'Job title',
  'Position',
  'Role',
  'Division',
  'Business unit',
  'Organization',
  'Company',
  'Employee ID',
  'Employee number',
  'Personnel number',
  'Staff ID',
  'Cost centre',
  'Cost center',
  'Manager',
  'Office',
  'Location',
  'Site',
  'Country',
  'Project',
  'Abteilung',
  'Bereich',
  'Personalnummer',
  'Mitarbeiternummer',
  'Kostenstelle',
  'Standort',
  'Vorgesetzter',
  'Funktion',
  'Service',
  'Département',
  'Équipe',
  'Poste',
  'Fonction',
  'Matricule',
  'Centre de coûts',
  'Site de travail',
  'Departamento',
  'Equipo',
  'Puesto',
  'Cargo',
  'Número de empleado',
  'Centro de coste',
  'Centro de costos',
  'Ubicación',
];

const known = new Map<string, SourceUse>([
  ...tagHeaders.map((header): [string, SourceUse] => [foldedHeader(header), { to: 'tag', key: '' }]),
  ...personHeaders.flatMap(({ to, headers }) =>
    headers.map((header): [string, SourceUse] => [foldedHeader(header), { to }]),
  ),
  ...columns.flatMap((column) =>
    [columnTitles[column], ...(columnHeaders[column] ?? [])].map((header): [string, SourceUse] => [
      foldedHeader(header),
      { to: 'column', column },
    ]),
  ),
]);

/** The console's credential files and reports have these, too, which no draft needs. */
const needless = new Set(
  [
    'Password',
    'Access key ID',
    'Secret access key',
    'Console login link',
    'Console sign-in URL',
    'ARN',
    'User creation time',
    'Password enabled',
    'Password last used',
    'MFA active',
  ].map(foldedHeader),
);

/** What a column is good for by its header; `undefined` for a header that Gatehouse does not know. */
export function knownUse(header: string): SourceUse | undefined {
  const folded = foldedHeader(header);
  const use = known.get(folded);
  if (use?.to === 'tag') return { to: 'tag', key: tagKey(header) };
  return use ?? (needless.has(folded) ? { to: 'nothing' } : undefined);
}

/** A header as a tag's key: only what AWS takes in one (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html). */
export function tagKey(header: string): string {
  return [
    ...header
      .replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, 128)
    .join('');
}
