import { accessDenied, invalidInput, noSuchEntity, quotaExceeded } from './errors.ts';
import { newId, newSecret } from './identifiers.ts';
import { accessKeyId, accessKeyStatus, existingUserName, paging } from './names.ts';
import { identityOf, read, userNameOrCaller, write } from './operation.ts';
import { pageOfItems } from './pagination.ts';
import { optional } from './parameters.ts';
import { quotas } from './quotas.ts';
import { type AccessKey, keyOf, type ReadableState, type User } from './state.ts';
import { findUser } from './users.ts';
import { Moment, type XmlRecord } from './xml.ts';

function accessKeyXml(user: User, key: AccessKey): XmlRecord {
  return {
    UserName: user.name,
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: new Moment(key.created),
  };
}

function keyOfUser(state: ReadableState, user: User, id: string): AccessKey {
  const key = user.accessKeys.includes(id) ? state.accessKeys.get(id) : undefined;
  if (key === undefined) throw noSuchEntity(`The Access Key with id ${id} cannot be found.`);
  return key;
}

/** The operations on access keys. */
export const accessKeyOperations = {
  CreateAccessKey: write(
    { UserName: optional(existingUserName) },
    (input, { state, caller, now, date, random }) => {
      const user = findUser(state, userNameOrCaller(input.UserName, caller));
      if (user.accessKeys.length >= quotas.accessKeysPerUser) {
        throw quotaExceeded('AccessKeysPerUser', quotas.accessKeysPerUser);
      }
      const key: AccessKey = {
        id: newId('AKIA', random),
        user: keyOf(user.name),
        secret: newSecret(random),
        status: 'Active',
        created: date,
      };
      state.accessKeys.set(key.id, key, now);
      state.users.set(keyOf(user.name), { ...user, accessKeys: [...user.accessKeys, key.id] }, now);
      return { AccessKey: { ...accessKeyXml(user, key), SecretAccessKey: key.secret } };
    },
  ),

  ListAccessKeys: read({ UserName: optional(existingUserName), ...paging }, (input, { state, caller }) => {
    const user = findUser(state, userNameOrCaller(input.UserName, caller));
    const keys = user.accessKeys.flatMap((id, index): [string, XmlRecord][] => {
      const key = state.accessKeys.get(id);
      return key === undefined ? [] : [[String(index), accessKeyXml(user, key)]];
    });
    const { items, end } = pageOfItems(`ListAccessKeys ${user.id}`, keys, input);
    return { AccessKeyMetadata: items, ...end };
  }),

  UpdateAccessKey: write(
    { UserName: optional(existingUserName), AccessKeyId: accessKeyId, Status: accessKeyStatus },
    (input, { state, caller, now }) => {
      const user = findUser(state, userNameOrCaller(input.UserName, caller));
      const key = keyOfUser(state, user, input.AccessKeyId);
      if (input.Status === 'Expired')
        throw invalidInput('The status of an access key cannot be set to Expired.');
      state.accessKeys.set(key.id, { ...key, status: input.Status }, now);
      return undefined;
    },
  ),

  DeleteAccessKey: write(
    { UserName: optional(existingUserName), AccessKeyId: accessKeyId },
    (input, { state, caller, now }) => {
      const user = findUser(state, userNameOrCaller(input.UserName, caller));
      const key = keyOfUser(state, user, input.AccessKeyId);
      state.accessKeys.delete(key.id, now);
      state.deletedKeys.add(key.id);
      const accessKeys = user.accessKeys.filter((id) => id !== key.id);
      state.users.set(keyOf(user.name), { ...user, accessKeys }, now);
      return undefined;
    },
  ),

  GetAccessKeyLastUsed: read({ AccessKeyId: accessKeyId }, (input, { state, caller }) => {
    const key = state.accessKeys.get(input.AccessKeyId);
    const user = key && state.users.get(key.user);
    if (key === undefined || user === undefined) {
      // AWS does not say whether a key that is not the account's exists.
      const who = identityOf(state, caller).arn;
      throw accessDenied(
        `User: ${who} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: *`,
      );
    }
    const used = key.lastUsed;
    return {
      UserName: user.name,
      AccessKeyLastUsed: {
        LastUsedDate: used && new Moment(used.at),
        ServiceName: used?.service ?? 'N/A',
        Region: used?.region ?? 'N/A',
      },
    };
  }),
};
