import { expect, it } from 'vitest';
import { exportPlan } from '../../../shared/exports/export-plan.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { cfnLint, describeWithCfnLint } from '../../support/cfn-lint.ts';
import { reviewedSteps } from '../../unit/exports/hostile-steps.ts';
import { account, boundary, draftOf, inlineDocument, readOnly } from '../../unit/plans/plan-samples.ts';

const draft = {
  ...draftOf(['maria', '2nd.user@example.com'], {
    path: '/people/',
    accessKey: true,
    boundaryArn: boundary,
    groups: ['developers', 'analysts'],
    policyArns: ['new-policy:Reports', readOnly],
    inlinePolicies: [{ name: 'Own', document: inlineDocument }],
    tags: [
      { key: 'Büro', value: 'Łódź = 1/2' },
      { key: 'yes', value: '' },
    ],
  }),
  newPolicies: [{ name: 'Reports', path: '/own/', description: 'Reads: “all”', document: inlineDocument }],
  newGroups: [{ name: 'analysts', path: '/teams/', policyArns: ['new-policy:Reports'] }],
};

describeWithCfnLint('the CloudFormation template for cfn-lint', () => {
  it('has nothing wrong by AWS’s schemas, which refuse what is', async () => {
    const exported = exportPlan('cloudformation', reviewedSteps(plan(draft, account).steps));
    if ('problem' in exported) throw new Error(exported.problem);
    expect(await cfnLint(exported.text)).toBe('');
    for (const [right, wrong] of [
      ['UserName: "maria"', 'Username: "maria"'],
      ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Managed'],
      ['Ref: "GroupAnalysts"', 'Ref: "GroupAnalyst"'],
      ['Path: "/people/"', 'Path: []'],
    ] as const)
      expect(await cfnLint(exported.text.replace(right, wrong))).not.toBe('');
  }, 120_000);
});
