import { utf8ToBytes } from '@noble/hashes/utils.js';
import { exportOrigin } from '../export-origin.ts';
import type { ExportedPlan } from '../export-plan.ts';
import { leftOutCredentials } from '../left-out-credentials.ts';
import type { ReviewedPlan } from '../reviewed-plan.ts';
import { StackResources } from './stack-resources.ts';
import { templateText } from './template-text.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const mostResources = 500;
const mostBytes = 1_000_000;

/**
 * A plan as a CloudFormation template. Console passwords are left out: they would stand in the template. It makes
 * nothing in another account than the reviewed one. What CloudFormation cannot do is told: it adds nothing to what it
 * did not make, and has limits.
 */
export function cloudformation(reviewed: ReviewedPlan): ExportedPlan {
  const {
    plan: { steps, hash },
    target,
  } = reviewed;
  const resources = new StackResources(target.account);
  for (const step of steps) {
    const problem = resources.add(step);
    if (problem !== undefined) return { problem };
  }
  const { size } = resources.all;
  if (size > mostResources)
    return {
      problem: `A CloudFormation template holds at most ${mostResources} resources, and this plan needs ${size}. Split the batch, or choose another format.`,
    };
  const isAccount = { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, target.account.accountId] };
  const text = templateText(
    {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: `Reviewed in Gatehouse as plan ${hash}`,
      Conditions: { IsReviewedAccount: isAccount },
      Resources: Object.fromEntries(resources.all),
    },
    [
      'What was reviewed in Gatehouse. In another account it makes nothing.',
      ...exportOrigin(reviewed),
      'It names its users, groups and policies: aws cloudformation deploy --capabilities CAPABILITY_NAMED_IAM ...',
      ...leftOutCredentials(steps, 'the template or the stack, for everybody to read who can read those'),
    ],
  );
  if (text.includes('{{resolve:'))
    return {
      problem:
        'A text of this plan has “{{resolve:” in it, which CloudFormation would replace. Choose another format.',
    };
  const bytes = utf8ToBytes(text).length;
  if (bytes > mostBytes)
    return {
      problem: `A CloudFormation template has at most 1 MB, and this plan needs ${(bytes / 1_000_000).toFixed(1)} MB. Split the batch, or choose another format.`,
    };
  return { text };
}
