import type { PasswordPolicy } from '../accounts/snapshot.ts';

/** The symbols that count for a password policy: https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html */
export const passwordSymbols = "!@#$%^&*()_+-=[]{}|'";

const classes = [
  { name: 'an uppercase letter', required: 'requireUppercase', test: /[A-Z]/ },
  { name: 'a lowercase letter', required: 'requireLowercase', test: /[a-z]/ },
  { name: 'a number', required: 'requireNumbers', test: /[0-9]/ },
  { name: `a symbol (${passwordSymbols})`, required: 'requireSymbols', test: /[!@#$%^&*()_+\-=[\]{}|']/ },
] as const;

/** The rules that a new console password must meet, as short sentences for the screen. */
export function passwordRequirements(policy: PasswordPolicy | null): string[] {
  if (policy === null)
    return [
      'At least 8 characters.',
      'At least three of: uppercase letter, lowercase letter, number, symbol.',
    ];
  return [
    `At least ${policy.minimumLength} characters.`,
    ...classes.filter(({ required }) => policy[required]).map(({ name }) => `At least ${name}.`),
  ];
}

/**
 * What is wrong with a console password; empty when AWS takes it. `null` is an account without a policy of its own:
 * 8 characters and three of the four classes
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html).
 */
export function passwordProblems(password: string, policy: PasswordPolicy | null): string[] {
  const problems: string[] = [];
  const minimum = policy?.minimumLength ?? 8;
  if (password.length < minimum) problems.push(`It needs at least ${minimum} characters.`);
  if (password.length > 128) problems.push('It has more than 128 characters.');
  if (!/^[\u0020-\u007e]*$/.test(password)) problems.push('Use only the characters of an English keyboard.');
  if (policy === null) {
    const met = classes.filter(({ test }) => test.test(password)).length;
    if (met < 3)
      problems.push('It needs three of: an uppercase letter, a lowercase letter, a number, a symbol.');
    return problems;
  }
  for (const { name, required, test } of classes)
    if (policy[required] && !test.test(password)) problems.push(`It needs ${name}.`);
  return problems;
}

/** Spreadsheets run a cell that starts so as a formula; the CSV never alters it, so the administrator is told. */
export function startsLikeFormula(text: string): boolean {
  return /^[=+\-@]/.test(text);
}
