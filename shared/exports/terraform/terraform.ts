import { exportOrigin } from '../export-origin.ts';
import type { ExportedPlan } from '../export-plan.ts';
import { leftOutCredentials } from '../left-out-credentials.ts';
import { existingUsersNotes } from './existing-users-notes.ts';
import type { ExportTarget } from '../export-target.ts';
import type { ReviewedPlan } from '../reviewed-plan.ts';
import { hclList, hclString } from './hcl-text.ts';
import { TerraformResources } from './terraform-resources.ts';

/**
 * A plan as a Terraform configuration. Users who exist already are imported and protected, and only what the plan adds
 * to them is managed, but for tags, which are left out. Console passwords and access keys are left out: Terraform would write them into its state.
 */
export function terraform(reviewed: ReviewedPlan): ExportedPlan {
  const {
    plan: { steps },
    target,
    snapshot,
  } = reviewed;
  const resources = new TerraformResources(target.account, snapshot.users, steps);
  const blocks = steps.flatMap((step) => resources.of(step));
  return {
    text: [header(reviewed), provider(target), ...blocks, ...resources.memberships()].join('\n'),
  };
}

function header(reviewed: ReviewedPlan): string {
  const { steps, hash } = reviewed.plan;
  return `${[
    'What was reviewed in Gatehouse, for Terraform 1.5 or newer: terraform init, terraform plan, terraform apply.',
    `Plan ${hash}`,
    ...exportOrigin(reviewed),
    'Read what “terraform plan” says before you apply it.',
    ...existingUsersNotes(steps),
    ...leftOutCredentials(steps, 'Terraform’s state, for everybody to read who can read that'),
  ]
    .map((line) => `# ${line}`.trimEnd())
    .join('\n')}
`;
}

/** The same plan in another account would be another plan: Terraform checks the account. */
function provider({ account: { accountId, endpoint }, region }: ExportTarget): string {
  const address = endpoint === 'practice' ? 'var.practice_url' : hclString(endpoint);
  return `terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

provider "aws" {
  region              = ${hclString(region)}
  allowed_account_ids = ${hclList([hclString(accountId)])}
${
  endpoint === 'aws'
    ? ''
    : `  endpoints {
    iam = ${address}
    sts = ${address}
  }
`
}}
${
  endpoint === 'practice'
    ? `
variable "practice_url" {
  type        = string
  description = "The address of a practice account that “npm run practice” serves."
}
`
    : ''
}`;
}
