import { limitExceeded, noSuchEntity } from './errors.ts';
import { findGroup } from './groups.ts';
import { existingUserName, groupName, paging, policyDocument, policyName } from './names.ts';
import { read, type Result, write } from './operation.ts';
import { type PageRequest, pageOfItems } from './pagination.ts';
import { checkPolicyDocument, encodedDocument, policySize } from './policy-document.ts';
import { quotas } from './quotas.ts';
import { type Group, keyOf, type User } from './state.ts';
import { findUser } from './users.ts';

type Kind = 'user' | 'group';
type Documents = Readonly<Record<string, string>>;

function nameIn(documents: Documents, name: string): string | undefined {
  return Object.keys(documents).find((other) => keyOf(other) === keyOf(name));
}

function withDocument(
  kind: Kind,
  holder: User | Group,
  name: string,
  document: string,
): Record<string, string> {
  checkPolicyDocument(document);
  const documents = { ...holder.inline, [nameIn(holder.inline, name) ?? name]: document };
  const size = Object.values(documents).reduce((sum, text) => sum + policySize(text), 0);
  const quota = kind === 'user' ? quotas.userPolicySize : quotas.groupPolicySize;
  if (size > quota) {
    throw limitExceeded(`Maximum policy size of ${quota} bytes exceeded for ${kind} ${holder.name}`);
  }
  return documents;
}

function withoutDocument(kind: Kind, documents: Documents, name: string): Record<string, string> {
  const found = findName(kind, documents, name);
  return Object.fromEntries(Object.entries(documents).filter(([other]) => other !== found));
}

function findName(kind: Kind, documents: Documents, name: string): string {
  const found = nameIn(documents, name);
  if (found === undefined) throw noSuchEntity(`The ${kind} policy with name ${name} cannot be found.`);
  return found;
}

function documentXml(kind: Kind, documents: Documents, name: string): Record<string, string> {
  const found = findName(kind, documents, name);
  return { PolicyName: found, PolicyDocument: encodedDocument(documents[found] ?? '') };
}

function listNames(holder: User | Group, input: PageRequest): Result {
  const names = Object.keys(holder.inline).map((name): [string, string] => [keyOf(name), name]);
  const { items, end } = pageOfItems(`ListInlinePolicies ${holder.id}`, names, input);
  return { PolicyNames: items, ...end };
}

const user = { UserName: existingUserName };
const group = { GroupName: groupName };

/** The operations on policies that are embedded in a user or group. */
export const inlinePolicyOperations = {
  PutUserPolicy: write(
    { ...user, PolicyName: policyName, PolicyDocument: policyDocument },
    (input, { state, now }) => {
      const holder = findUser(state, input.UserName);
      const inline = withDocument('user', holder, input.PolicyName, input.PolicyDocument);
      state.users.set(keyOf(holder.name), { ...holder, inline }, now);
      return undefined;
    },
  ),
  GetUserPolicy: read({ ...user, PolicyName: policyName }, (input, { state }) => {
    const holder = findUser(state, input.UserName);
    return { UserName: holder.name, ...documentXml('user', holder.inline, input.PolicyName) };
  }),
  ListUserPolicies: read({ ...user, ...paging }, (input, { state }) =>
    listNames(findUser(state, input.UserName), input),
  ),
  DeleteUserPolicy: write({ ...user, PolicyName: policyName }, (input, { state, now }) => {
    const holder = findUser(state, input.UserName);
    const inline = withoutDocument('user', holder.inline, input.PolicyName);
    state.users.set(keyOf(holder.name), { ...holder, inline }, now);
    return undefined;
  }),
  PutGroupPolicy: write(
    { ...group, PolicyName: policyName, PolicyDocument: policyDocument },
    (input, { state, now }) => {
      const holder = findGroup(state, input.GroupName);
      const inline = withDocument('group', holder, input.PolicyName, input.PolicyDocument);
      state.groups.set(keyOf(holder.name), { ...holder, inline }, now);
      return undefined;
    },
  ),
  GetGroupPolicy: read({ ...group, PolicyName: policyName }, (input, { state }) => {
    const holder = findGroup(state, input.GroupName);
    return { GroupName: holder.name, ...documentXml('group', holder.inline, input.PolicyName) };
  }),
  ListGroupPolicies: read({ ...group, ...paging }, (input, { state }) =>
    listNames(findGroup(state, input.GroupName), input),
  ),
  DeleteGroupPolicy: write({ ...group, PolicyName: policyName }, (input, { state, now }) => {
    const holder = findGroup(state, input.GroupName);
    const inline = withoutDocument('group', holder.inline, input.PolicyName);
    state.groups.set(keyOf(holder.name), { ...holder, inline }, now);
    return undefined;
  }),
};
