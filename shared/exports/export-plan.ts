import { bashScript } from './bash/bash-script.ts';
import { cloudformation } from './cloudformation/cloudformation.ts';
import type { ExportFormat } from './export-format.ts';
import { powershellScript } from './powershell/powershell-script.ts';
import type { ReviewedPlan } from './reviewed-plan.ts';
import { terraform } from './terraform/terraform.ts';

/** A plan in a format, or why that format cannot say it: one sentence for the administrator. */
export type ExportedPlan = { text: string } | { problem: string };

/** Writes a plan in a format. No secret is in it. Pure: the same plan gives the same text. */
export function exportPlan(format: ExportFormat, reviewed: ReviewedPlan): ExportedPlan {
  switch (format) {
    case 'bash':
      return { text: bashScript(reviewed) };
    case 'powershell':
      return { text: powershellScript(reviewed) };
    case 'terraform':
      return terraform(reviewed);
    case 'cloudformation':
      return cloudformation(reviewed);
  }
}
