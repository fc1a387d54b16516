import { expect, it } from 'vitest';
import { exportFormatSchema } from '../../../shared/exports/export-format.ts';
import { exportPlan } from '../../../shared/exports/export-plan.ts';
import { plan } from '../../../shared/plans/plan.ts';
import { account, draftOf } from '../plans/plan-samples.ts';
import { reviewedSteps } from './hostile-steps.ts';

const { steps } = plan(draftOf(['maria']), account);

function firstLines(format: (typeof exportFormatSchema.options)[number], takenAt: string): string {
  const exported = exportPlan(format, reviewedSteps(steps, { snapshot: { ...account, takenAt } }));
  if ('problem' in exported) throw new Error(exported.problem);
  const [head = ''] = /^(#.*\n)+/.exec(exported.text) ?? [];
  return head;
}

it.each(exportFormatSchema.options)('%s: says for which account and of which time it is', (format) => {
  expect(firstLines(format, '2026-11-25T09:40:00.000Z')).toContain(
    '\n# For the account 123456789012 (aws), from the snapshot that Gatehouse took at 2026-11-25T09:40:00.000Z. The account\n# was not looked at again.\n',
  );
});

it.each(exportFormatSchema.options)('%s: a time that is none adds no line of its own', (format) => {
  expect(firstLines(format, '\nrm -rf ~\u2028"')).toContain('that Gatehouse took at an unknown time. ');
});
