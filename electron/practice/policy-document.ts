import { z } from 'zod';
import { malformedPolicy } from './errors.ts';

// What IAM's grammar says of identity-based policies
// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html), with AWS's messages.

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const conditionValue = z.union([z.string(), z.number(), z.boolean()]);

const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
  NotResource: oneOrMore.optional(),
  Principal: z.unknown().optional(),
  NotPrincipal: z.unknown().optional(),
  Condition: z
    .record(z.string(), z.record(z.string(), z.union([conditionValue, z.array(conditionValue)])))
    .optional(),
});

const documentSchema = z.strictObject({
  Version: z.unknown().optional(),
  Id: z.string().optional(),
  Statement: z.union([statementSchema, z.array(statementSchema).min(1)]),
});

type Statement = z.infer<typeof statementSchema>;

function listed(value: string | string[]): string[] {
  return typeof value === 'string' ? [value] : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformedPolicy('Syntax errors in policy.');
  }
}

function checkStatement(statement: Statement): void {
  const { Sid, Action, NotAction, Resource, NotResource, Principal, NotPrincipal } = statement;
  if (Principal !== undefined || NotPrincipal !== undefined) {
    throw malformedPolicy('Policy document should not specify a principal.');
  }
  if (Sid !== undefined && !/^[0-9A-Za-z]*$/.test(Sid)) {
    throw malformedPolicy(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    );
  }
  if (Action !== undefined && NotAction !== undefined) throw malformedPolicy('Syntax errors in policy.');
  if (Resource !== undefined && NotResource !== undefined) throw malformedPolicy('Syntax errors in policy.');
  const actions = listed(Action ?? NotAction ?? []);
  if (actions.length === 0) throw malformedPolicy('Policy statement must contain actions.');
  for (const action of actions) {
    if (action === '*') continue;
    if (!/^[A-Za-z0-9*?-]+:./.test(action)) {
      throw malformedPolicy('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
    }
    if (action.split(':').length > 2) throw malformedPolicy('Actions/Condition can contain only one colon.');
  }
  const resources = listed(Resource ?? NotResource ?? []);
  if (resources.length === 0) throw malformedPolicy('Policy statement must contain resources.');
  for (const resource of resources) {
    if (resource !== '*' && !/^arn(:[^:]*){4}:./s.test(resource)) {
      throw malformedPolicy(`Resource ${resource} must be in ARN format or "*".`);
    }
  }
}

/**
 * Checks an identity-based policy's text.
 * @throws AwsError MalformedPolicyDocument with AWS's message for the first thing that is wrong
 */
export function checkPolicyDocument(text: string): void {
  const value = parsed(text);
  const reading = documentSchema.safeParse(value);
  if (!reading.success) throw malformedPolicy('Syntax errors in policy.');
  if (reading.data.Version !== '2012-10-17') {
    throw malformedPolicy('Policy document must be version 2012-10-17 or greater.');
  }
  const { Statement } = reading.data;
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  for (const statement of statements) checkStatement(statement);
  const sids = statements.flatMap(({ Sid }) => (Sid === undefined || Sid === '' ? [] : [Sid]));
  if (new Set(sids).size < sids.length) {
    throw malformedPolicy('Statement IDs (SID) in a single policy must be unique.');
  }
}

/** A document's size as the quotas count it: characters without white space. */
export function policySize(text: string): number {
  return text.replace(/[\t\n\r ]/g, '').length;
}

/** A document as answers carry it: percent-encoded by RFC 3986. */
export function encodedDocument(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
