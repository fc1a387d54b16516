import type { ExportFormat } from '../../../shared/exports/export-format.ts';

/** What a format does, and how far Gatehouse's own tests have checked it. */
export const formatWords: Record<ExportFormat, string> = {
  bash: 'Makes everything, passwords and access keys included; stops on an error and goes on when it is run again. Tested: ends in the same state as a run.',
  powershell:
    'The same for Windows PowerShell 5.1 and PowerShell 7. Checked by a parser only; it was never run.',
  terraform:
    'Users, groups, policies and memberships, with imports of who exists already; no passwords, no access keys, and no tags for users who exist already. Checked by a parser only.',
  cloudformation:
    'A YAML template of new users, groups and policies; no passwords and no access keys. Checked by a parser only.',
};
