import { z } from 'zod';

/** What a plan can be written as. */
export const exportFormatSchema = z.enum(['bash', 'powershell', 'terraform', 'cloudformation']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

interface FormatFacts {
  title: string;
  /** What the save dialog suggests. */
  fileName: string;
  /** What the save dialog calls files of its kind. */
  kind: string;
  /** Whether its owner may run the file. */
  runs: boolean;
}

/** What differs between the formats' files. */
export const exportFormats: Record<ExportFormat, FormatFacts> = {
  bash: { title: 'AWS CLI, bash', fileName: 'create-users.sh', kind: 'Shell script', runs: true },
  powershell: {
    title: 'AWS CLI, PowerShell',
    fileName: 'create-users.ps1',
    kind: 'PowerShell script',
    runs: true,
  },
  terraform: { title: 'Terraform', fileName: 'users.tf', kind: 'Terraform configuration', runs: false },
  cloudformation: {
    title: 'CloudFormation',
    fileName: 'users.yaml',
    kind: 'CloudFormation template',
    runs: false,
  },
};

/** The ending of a format's files, without its dot. */
export function extensionOf(format: ExportFormat): string {
  const { fileName } = exportFormats[format];
  return fileName.slice(fileName.lastIndexOf('.') + 1);
}
