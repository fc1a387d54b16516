/** A statement of a policy that Gatehouse writes. */
export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action?: readonly string[];
  NotAction?: readonly string[];
  Resource: string | readonly string[];
  Condition?: Record<string, Record<string, string>>;
}

/** A policy document as text, indented as the console does. */
export function policyDocumentOf(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 4);
}
