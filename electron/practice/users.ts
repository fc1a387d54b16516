import { deleteConflict, entityAlreadyExists, limitExceeded, noSuchEntity, quotaExceeded } from './errors.ts';
import { arnOf, newId } from './identifiers.ts';
import { acceptedBoundary } from './managed-policies.ts';
import { arn, existingUserName, newUserName, paging, path, pathPrefix, tagKeys, tags } from './names.ts';
import { read, userNameOrCaller, write } from './operation.ts';
import { page, pageOfItems } from './pagination.ts';
import { optional } from './parameters.ts';
import { quotas } from './quotas.ts';
import { keyOf, type ReadableState, type User } from './state.ts';
import { acceptedTags, mergedTags, tagsXml } from './tags.ts';
import { Moment, type XmlRecord } from './xml.ts';

/** @throws AwsError NoSuchEntity */
export function findUser(state: ReadableState, name: string): User {
  const user = state.users.get(keyOf(name));
  if (user === undefined) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return user;
}

/** A user as lists have it: neither tags nor boundary. */
export function userXml(user: User): XmlRecord {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: arnOf('user', user.path, user.name),
    CreateDate: new Moment(user.created),
    PasswordLastUsed: user.passwordLastUsed === undefined ? undefined : new Moment(user.passwordLastUsed),
  };
}

/** A user as CreateUser and GetUser have it. */
function userWithDetailsXml(user: User): XmlRecord {
  return { ...userXml(user), PermissionsBoundary: boundaryXml(user), Tags: tagsIfAny(user) };
}

/** A user's boundary; undefined when it has none. The wire's type word differs from the model's. */
export function boundaryXml(user: User): XmlRecord | undefined {
  if (user.boundary === undefined) return undefined;
  return { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: user.boundary };
}

function tagsIfAny(user: User): XmlRecord['Tags'] {
  return user.tags.length === 0 ? undefined : tagsXml(user.tags);
}

function assertRemovable(user: User): void {
  const first = (what: string): Error => deleteConflict(`Cannot delete entity, must ${what} first.`);
  if (user.loginProfile !== undefined) throw first('delete login profile');
  if (user.accessKeys.length > 0) throw first('delete access keys');
  if (user.mfaDevices.length > 0) throw first('delete MFA device');
  if (Object.keys(user.inline).length > 0) throw first('delete policies');
  if (user.attached.length > 0) throw first('detach all policies');
  if (user.groups.length > 0) throw first('remove users from group');
}

/** The operations on users themselves. */
export const userOperations = {
  CreateUser: write(
    { Path: path, UserName: newUserName, PermissionsBoundary: optional(arn), Tags: optional(tags) },
    (input, { state, now, date, catalogue, random }) => {
      const accepted = acceptedTags(input.Tags);
      if (state.users.has(keyOf(input.UserName))) {
        throw entityAlreadyExists(`User with name ${input.UserName} already exists.`);
      }
      const boundary =
        input.PermissionsBoundary === undefined
          ? undefined
          : acceptedBoundary(state, catalogue, input.PermissionsBoundary);
      if (state.users.size >= quotas.users) throw quotaExceeded('UsersPerAccount', quotas.users);
      const user: User = {
        name: input.UserName,
        path: input.Path,
        id: newId('AIDA', random),
        created: date,
        boundary,
        tags: accepted,
        groups: [],
        attached: [],
        inline: {},
        accessKeys: [],
        mfaDevices: [],
      };
      state.users.set(keyOf(user.name), user, now);
      state.noteUserCreated(keyOf(user.name), now);
      return { User: userWithDetailsXml(user) };
    },
  ),

  GetUser: read({ UserName: optional(existingUserName) }, (input, { state, caller }) => ({
    User: userWithDetailsXml(findUser(state, userNameOrCaller(input.UserName, caller))),
  })),

  ListUsers: read({ PathPrefix: pathPrefix, ...paging }, (input, { state }) => {
    const { items, end } = page(`ListUsers ${input.PathPrefix}`, state.users.keys(), input, (key) => {
      const user = state.users.get(key);
      return user?.path.startsWith(input.PathPrefix) ? userXml(user) : undefined;
    });
    return { Users: items, ...end };
  }),

  DeleteUser: write({ UserName: existingUserName }, (input, { state, now }) => {
    const user = findUser(state, input.UserName);
    assertRemovable(user);
    state.users.delete(keyOf(user.name), now);
    state.noteUserDeleted(keyOf(user.name), now);
    return undefined;
  }),

  TagUser: write({ UserName: existingUserName, Tags: tags }, (input, { state, now }) => {
    const user = findUser(state, input.UserName);
    const merged = mergedTags(user.tags, acceptedTags(input.Tags));
    if (merged.length > quotas.tagsPerUser) {
      throw limitExceeded('The number of tags has reached the maximum limit.');
    }
    state.users.set(keyOf(user.name), { ...user, tags: merged }, now);
    return undefined;
  }),

  UntagUser: write({ UserName: existingUserName, TagKeys: tagKeys }, (input, { state, now }) => {
    const user = findUser(state, input.UserName);
    const gone = new Set(input.TagKeys.map(keyOf));
    const kept = user.tags.filter((tag) => !gone.has(keyOf(tag.key)));
    state.users.set(keyOf(user.name), { ...user, tags: kept }, now);
    return undefined;
  }),

  ListUserTags: read({ UserName: existingUserName, ...paging }, (input, { state }) => {
    const user = findUser(state, input.UserName);
    // By place, since a tag's key can be longer in bytes than a marker may be.
    const { items, end } = pageOfItems(
      `ListUserTags ${user.id}`,
      tagsXml(user.tags).map((tag, index) => [String(index).padStart(3, '0'), tag]),
      input,
    );
    return { Tags: items, ...end };
  }),

  PutUserPermissionsBoundary: write(
    { UserName: newUserName, PermissionsBoundary: arn },
    (input, { state, catalogue, now }) => {
      const user = findUser(state, input.UserName);
      const boundary = acceptedBoundary(state, catalogue, input.PermissionsBoundary);
      state.users.set(keyOf(user.name), { ...user, boundary }, now);
      return undefined;
    },
  ),

  DeleteUserPermissionsBoundary: write({ UserName: newUserName }, (input, { state, now }) => {
    const user = findUser(state, input.UserName);
    if (user.boundary === undefined) {
      throw noSuchEntity(`User ${user.name} does not have a permissions boundary.`);
    }
    state.users.set(keyOf(user.name), { ...user, boundary: undefined }, now);
    return undefined;
  }),
};
