import { z } from 'zod';
import { globOf, matchesGlob } from './glob.ts';

/** Whether something is so; `perhaps` where only those who wrote the policy can say. */
export type Verdict = 'yes' | 'perhaps' | 'no';

const value = z.union([z.string(), z.number(), z.boolean()]).transform((one) => String(one).toLowerCase());
const conditionSchema = z.record(
  z.string(),
  z.record(z.string(), z.union([value.transform((one) => [one]), z.array(value)])),
);

interface Test {
  operator: string;
  key: string;
  values: readonly string[];
}

function testsOf(condition: unknown): Test[] {
  const operators = Object.entries(conditionSchema.safeParse(condition).data ?? {});
  return operators.flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      operator: operator.toLowerCase(),
      key: key.toLowerCase(),
      values,
    })),
  );
}

/** Whether a condition has to do with MFA. */
export function asksForMfa(condition: unknown): boolean {
  return testsOf(condition).some(({ key }) => key.startsWith('aws:multifactorauth'));
}

/**
 * Whether a condition holds for a user who calls IAM without MFA. All of its tests have to:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function heldWithoutMfa(condition: unknown): Verdict {
  const verdicts = testsOf(condition).map(verdictOf);
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('perhaps') ? 'perhaps' : 'yes';
}

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html: without MFA there is no age,
 * and `aws:MultiFactorAuthPresent` is false or not there, depending on the credentials. So `Null` is taken to ask
 * whether there was MFA, as those mean it who write it, and other operators to compare with false.
 */
function verdictOf({ operator, key, values }: Test): Verdict {
  if (operator === 'null')
    return key.startsWith('aws:multifactorauth') ? verdict(values.includes('true')) : 'perhaps';
  switch (key) {
    case 'aws:multifactorauthpresent':
    case 'aws:viaawsservice':
      return comparedWithFalse(operator, values);
    case 'aws:multifactorauthage':
      return verdict(holdsWithoutKey(operator));
    default:
      return 'perhaps';
  }
}

function comparedWithFalse(operator: string, values: readonly string[]): Verdict {
  const isFalse = values.some((one) => matchesGlob(globOf(one), 'false'));
  switch (operator.replace(/^for(all|any)values?:/, '').replace(/ifexists$/, '')) {
    case 'bool':
    case 'stringequals':
    case 'stringequalsignorecase':
    case 'stringlike':
      return verdict(isFalse);
    case 'stringnotequals':
    case 'stringnotequalsignorecase':
    case 'stringnotlike':
      return verdict(!isFalse);
    default:
      return 'perhaps';
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
function holdsWithoutKey(operator: string): boolean {
  return /^forallvalues?:|ifexists$/.test(operator) || /^(string|numeric|date|arn)?not/.test(operator);
}

function verdict(holds: boolean): Verdict {
  return holds ? 'yes' : 'no';
}
