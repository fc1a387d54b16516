import type { AccountKey } from '../../accounts/account-key.ts';
import type { SnapshotUser } from '../../accounts/snapshot.ts';
import type { Step } from '../../plans/step.ts';
import { customerPolicyArn } from '../../rules/partitions.ts';
import { madeUsers } from '../made-users.ts';
import { hclDocument, hclList, hclString } from './hcl-text.ts';
import { ResourceNames } from './resource-names.ts';

type Attributes = Record<string, string | undefined>;

interface Tag {
  Key: string;
  Value: string;
}

/**
 * The blocks of a plan's steps, which refer to each other by their resources' names. Tags of users who were there before
 * have none: Terraform knows a user's tags as a whole only, and would take away those that others set.
 */
export class TerraformResources {
  readonly #account: AccountKey;
  readonly #existing: ReadonlyMap<string, SnapshotUser>;
  readonly #names = new ResourceNames();
  /** Expressions for what the plan makes, by name and by ARN. */
  readonly #users = new Map<string, string>();
  readonly #groups = new Map<string, string>();
  readonly #policies = new Map<string, string>();
  readonly #groupsOfUsers = new Map<string, string[]>();
  /** What the plan adds to the tags of users whom it makes. */
  readonly #addedTags: ReadonlyMap<string, Tag[]>;

  constructor(account: AccountKey, existing: readonly SnapshotUser[], steps: readonly Step[]) {
    this.#account = account;
    this.#addedTags = new Map(
      steps.flatMap((step) => (step.call === 'TagUser' ? [[step.input.UserName, step.input.Tags]] : [])),
    );
    const made = madeUsers(steps);
    this.#existing = new Map(existing.filter(({ name }) => !made.has(name)).map((user) => [user.name, user]));
  }

  /** The blocks of one step; none for a membership, which `memberships` gives. Steps come in the plan's order. */
  of(step: Step): string[] {
    switch (step.call) {
      case 'CreatePolicy': {
        const { PolicyName, Path, Description, PolicyDocument } = step.input;
        const name = this.#names.give('aws_iam_policy', PolicyName);
        this.#policies.set(customerPolicyArn(this.#account, Path, PolicyName), `aws_iam_policy.${name}.arn`);
        return [
          resource('aws_iam_policy', name, {
            name: hclString(PolicyName),
            path: hclString(Path),
            description: Description === undefined ? undefined : hclString(Description),
            policy: hclDocument(PolicyDocument),
          }),
        ];
      }
      case 'CreateGroup': {
        const { GroupName, Path } = step.input;
        const name = this.#names.give('aws_iam_group', GroupName);
        this.#groups.set(GroupName, `aws_iam_group.${name}.name`);
        return [resource('aws_iam_group', name, { name: hclString(GroupName), path: hclString(Path) })];
      }
      case 'AttachGroupPolicy': {
        const { GroupName, PolicyArn } = step.input;
        const type = 'aws_iam_group_policy_attachment';
        return [
          resource(type, this.#names.give(type, GroupName, lastPart(PolicyArn)), {
            group: this.#group(GroupName),
            policy_arn: this.#policy(PolicyArn),
          }),
        ];
      }
      case 'CreateUser': {
        const { UserName, Path, PermissionsBoundary, Tags } = step.input;
        const name = this.#userResource(UserName);
        const tags = [...(Tags ?? []), ...(this.#addedTags.get(UserName) ?? [])];
        return [
          resource('aws_iam_user', name, {
            name: hclString(UserName),
            path: hclString(Path),
            permissions_boundary:
              PermissionsBoundary === undefined ? undefined : this.#policy(PermissionsBoundary),
            tags: tags.length === 0 ? undefined : tagMap(tags),
          }),
        ];
      }
      case 'TagUser':
        return [];
      case 'AddUserToGroup': {
        const { UserName, GroupName } = step.input;
        const groups = this.#groupsOfUsers.get(UserName) ?? [];
        this.#groupsOfUsers.set(UserName, [...groups, this.#group(GroupName)]);
        return this.#imported(UserName);
      }
      case 'AttachUserPolicy': {
        const { UserName, PolicyArn } = step.input;
        const type = 'aws_iam_user_policy_attachment';
        return [
          ...this.#imported(UserName),
          resource(type, this.#names.give(type, UserName, lastPart(PolicyArn)), {
            user: this.#user(UserName),
            policy_arn: this.#policy(PolicyArn),
          }),
        ];
      }
      case 'PutUserPolicy': {
        const { UserName, PolicyName, PolicyDocument } = step.input;
        const type = 'aws_iam_user_policy';
        return [
          ...this.#imported(UserName),
          resource(type, this.#names.give(type, UserName, PolicyName), {
            user: this.#user(UserName),
            name: hclString(PolicyName),
            policy: hclDocument(PolicyDocument),
          }),
        ];
      }
      case 'CreateLoginProfile':
      case 'UpdateLoginProfile':
      case 'CreateAccessKey':
        return [];
    }
  }

  /** The users' memberships in groups, beside others that they may have. */
  memberships(): string[] {
    const type = 'aws_iam_user_group_membership';
    return [...this.#groupsOfUsers].map(([userName, groups]) =>
      resource(type, this.#names.give(type, userName), {
        user: this.#user(userName),
        groups: hclList(groups),
      }),
    );
  }

  #userResource(userName: string): string {
    const name = this.#names.give('aws_iam_user', userName);
    this.#users.set(userName, `aws_iam_user.${name}.name`);
    return name;
  }

  /** The import of a user who exists already, the first time that it is named. */
  #imported(userName: string): string[] {
    const user = this.#existing.get(userName);
    if (user === undefined || this.#users.has(userName)) return [];
    const name = this.#userResource(userName);
    return [
      `import {
  to = aws_iam_user.${name}
  id = ${hclString(userName)}
}
`,
      `# Was there before. As long as this block is here, Terraform neither deletes nor changes this user. Before you take the
# block away, have Terraform forget the user: terraform state rm aws_iam_user.${name}
resource "aws_iam_user" "${name}" {
  name = ${hclString(userName)}
  path = ${hclString(user.path)}

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [path, permissions_boundary, tags, tags_all, force_destroy]
  }
}
`,
    ];
  }

  #user(userName: string): string {
    return this.#users.get(userName) ?? hclString(userName);
  }

  #group(groupName: string): string {
    return this.#groups.get(groupName) ?? hclString(groupName);
  }

  #policy(arn: string): string {
    return this.#policies.get(arn) ?? hclString(arn);
  }
}

function resource(type: string, name: string, attributes: Attributes): string {
  const given = Object.entries(attributes).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  // As “terraform fmt” does it: what spans lines stands apart from the others.
  const spans = ([, value]: [string, string]): boolean => /^[[{]\n/.test(value);
  const width = Math.max(0, ...given.filter((one) => !spans(one)).map(([key]) => key.length));
  const lines = given.map((one) => `  ${spans(one) ? one[0] : one[0].padEnd(width)} = ${one[1]}\n`);
  return `resource "${type}" "${name}" {\n${lines.join('')}}\n`;
}

function tagMap(tags: readonly Tag[]): string {
  return `{\n${tags.map(({ Key, Value }) => `    ${hclString(Key)} = ${hclString(Value)}\n`).join('')}  }`;
}

/** The name at the end of an ARN. */
function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
