import type { FileAssociation } from 'electron-builder';

/** The type of a draft file, as every system is told it. */
export const draftFileType = {
  extension: 'gatehouse',
  name: 'Gatehouse draft',
  mimeType: 'application/vnd.gatehouse.draft+json',
} as const;

/** What is wrong with the file associations that an installer is given: there must be one, of the draft file. */
export function associationProblems(associations: readonly FileAssociation[]): string[] {
  const [association, ...more] = associations;
  if (association === undefined) return ['No file type is registered.'];
  const problems = more.map(({ ext }) => `The file type ${String(ext)} is registered too.`);
  const { extension, name, mimeType } = draftFileType;
  if (String(association.ext) !== extension)
    problems.push(
      `Draft files are registered with the extension ${String(association.ext)}, not ${extension}.`,
    );
  if (association.name !== name)
    problems.push(`Draft files are called ${String(association.name)}, not ${name}.`);
  if (association.mimeType !== mimeType)
    problems.push(`Draft files have the MIME type ${String(association.mimeType)}, not ${mimeType}.`);
  return problems;
}
