import { asksForMfa, heldWithoutMfa, type Verdict } from './condition-without-mfa.ts';
import { everything, globOf, matchesGlob, type Glob } from './glob.ts';
import { statementsOf } from './statements.ts';

/** A statement that denies iam:ChangePassword to users who have not signed in with MFA. */
export interface PasswordBar {
  /** Whether it is about MFA; otherwise it may bar those with MFA too. */
  isForMfa: boolean;
  /** Whether its conditions hold, as far as the document says. */
  holds: Exclude<Verdict, 'no'>;
  resources: readonly string[];
  /** Whether it is about all resources but those. */
  isNegated: boolean;
}

/**
 * The statements of a document by which users cannot set a new password at their first sign-in, as AWS's example for
 * MFA has one. A Deny holds wherever the document is, in a permissions boundary as well:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function passwordBars(document: string): PasswordBar[] {
  return statementsOf(document).flatMap(
    ({ Effect, Action, NotAction, Resource, NotResource, Condition }): PasswordBar[] => {
      const isAbout =
        Effect === 'Deny' &&
        (Action?.some(coversChangePassword) === true || NotAction?.some(coversChangePassword) === false);
      const holds = isAbout ? heldWithoutMfa(Condition) : 'no';
      return holds === 'no'
        ? []
        : [
            {
              isForMfa: asksForMfa(Condition),
              holds,
              resources: Resource ?? NotResource ?? [],
              isNegated: Resource === undefined,
            },
          ];
    },
  );
}

/** Whether a statement bars this user. */
export function bars(bar: PasswordBar, user: { arn: string; name: string }): Verdict {
  const named = bar.resources.map((resource) => covers(resource, user));
  if (!named.includes('yes') && named.includes('perhaps')) return 'perhaps';
  return named.includes('yes') === bar.isNegated ? 'no' : bar.holds;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
const variables = /(\$\{[^}]*\})/;

function covers(resource: string, { arn, name }: { arn: string; name: string }): Verdict {
  if (resource === '*') return 'yes';
  // Every second part is a variable.
  const parts = resource
    .split(variables)
    .map((part, index) => (index % 2 === 0 ? globOf(part) : variableGlob(part.slice(2, -1), name)));
  if (
    !matchesGlob(
      parts.flatMap((part) => part ?? everything),
      arn,
    )
  )
    return 'no';
  return parts.includes(undefined) ? 'perhaps' : 'yes';
}

/** What a variable stands for; `undefined` where it depends on the user's tags or the call. */
function variableGlob(variable: string, userName: string): Glob | undefined {
  if (['*', '?', '$'].includes(variable)) return [variable];
  return variable.toLowerCase() === 'aws:username' ? [...userName] : undefined;
}

function coversChangePassword(action: string): boolean {
  return matchesGlob(globOf(action.toLowerCase()), 'iam:changepassword');
}
