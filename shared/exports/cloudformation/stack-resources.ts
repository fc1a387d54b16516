import type { AccountKey } from '../../accounts/account-key.ts';
import type { Step } from '../../plans/step.ts';
import { customerPolicyArn } from '../../rules/partitions.ts';
import { parsedDocument } from '../parsed-document.ts';
import { LogicalIds } from './logical-ids.ts';
import { replacedKey } from './replaced-key.ts';

interface Resource {
  Type: string;
  Condition: 'IsReviewedAccount';
  Properties: Record<string, unknown>;
}

type Reference = string | { Ref: string };

/** The resources of a plan's steps, put together a step at a time, in the plan's order. */
export class StackResources {
  /** By logical id. */
  readonly all = new Map<string, Resource>();
  readonly #account: AccountKey;
  readonly #ids = new LogicalIds();
  readonly #users = new Map<string, Resource>();
  readonly #groups = new Map<string, { id: string; made: Resource }>();
  readonly #policies = new Map<string, string>();

  constructor(account: AccountKey) {
    this.#account = account;
  }

  /** Takes a step in; gives what CloudFormation cannot do of it, as a sentence. */
  add(step: Step): string | undefined {
    switch (step.call) {
      case 'CreatePolicy': {
        const { PolicyName, Path, Description, PolicyDocument } = step.input;
        const document = parsedDocument(PolicyDocument);
        const problem = documentProblem(PolicyName, document);
        if (problem !== undefined) return problem;
        const { id } = this.#make('Policy', PolicyName, 'AWS::IAM::ManagedPolicy', {
          ManagedPolicyName: PolicyName,
          Path,
          ...(Description === undefined ? {} : { Description }),
          PolicyDocument: document,
        });
        this.#policies.set(customerPolicyArn(this.#account, Path, PolicyName), id);
        return undefined;
      }
      case 'CreateGroup': {
        const { GroupName, Path } = step.input;
        this.#groups.set(GroupName, this.#make('Group', GroupName, 'AWS::IAM::Group', { GroupName, Path }));
        return undefined;
      }
      case 'AttachGroupPolicy': {
        const group = this.#groups.get(step.input.GroupName);
        if (group === undefined) return existing('group', step.input.GroupName);
        push(group.made, 'ManagedPolicyArns', this.#policy(step.input.PolicyArn));
        return undefined;
      }
      case 'CreateUser': {
        const { UserName, Path, PermissionsBoundary, Tags } = step.input;
        const { made } = this.#make('User', UserName, 'AWS::IAM::User', {
          UserName,
          Path,
          ...(PermissionsBoundary === undefined
            ? {}
            : { PermissionsBoundary: this.#policy(PermissionsBoundary) }),
          ...(Tags === undefined ? {} : { Tags }),
        });
        this.#users.set(UserName, made);
        return undefined;
      }
      case 'TagUser': {
        for (const tag of step.input.Tags) {
          const problem = this.#addTo(step.input.UserName, 'Tags', tag);
          if (problem !== undefined) return problem;
        }
        return undefined;
      }
      case 'AddUserToGroup': {
        const { GroupName } = step.input;
        const group = this.#groups.get(GroupName);
        return this.#addTo(
          step.input.UserName,
          'Groups',
          group === undefined ? GroupName : { Ref: group.id },
        );
      }
      case 'AttachUserPolicy':
        return this.#addTo(step.input.UserName, 'ManagedPolicyArns', this.#policy(step.input.PolicyArn));
      case 'PutUserPolicy': {
        const { UserName, PolicyName, PolicyDocument } = step.input;
        const document = parsedDocument(PolicyDocument);
        const problem = documentProblem(PolicyName, document);
        if (problem !== undefined) return problem;
        return this.#addTo(UserName, 'Policies', { PolicyName, PolicyDocument: document });
      }
      case 'CreateLoginProfile':
      case 'UpdateLoginProfile':
      case 'CreateAccessKey':
        return undefined;
    }
  }

  #make(
    kind: string,
    name: string,
    type: string,
    properties: Resource['Properties'],
  ): { id: string; made: Resource } {
    const id = this.#ids.give(kind, name);
    const made: Resource = { Type: type, Condition: 'IsReviewedAccount', Properties: properties };
    this.all.set(id, made);
    return { id, made };
  }

  #addTo(userName: string, property: string, value: unknown): string | undefined {
    const user = this.#users.get(userName);
    if (user === undefined) return existing('user', userName);
    push(user, property, value);
    return undefined;
  }

  #policy(arn: string): Reference {
    const id = this.#policies.get(arn);
    return id === undefined ? arn : { Ref: id };
  }
}

function push(resource: Resource, property: string, value: unknown): void {
  const before = resource.Properties[property];
  resource.Properties[property] = [...(Array.isArray(before) ? (before as unknown[]) : []), value];
}

/** Why CloudFormation would not keep a document as it is; `undefined` where it does. */
function documentProblem(policyName: string, document: unknown): string | undefined {
  if (document === undefined)
    return `The document of the policy ${policyName} is not JSON. Correct it in the draft.`;
  const key = replacedKey(document);
  return key === undefined
    ? undefined
    : `The document of the policy ${policyName} has “${key}” in it, which CloudFormation would replace. Correct it in the draft, or choose another format.`;
}

function existing(what: string, name: string): string {
  return `CloudFormation adds nothing to what it did not make, and the ${what} ${name} exists already. Leave it out of the batch, or choose another format.`;
}
