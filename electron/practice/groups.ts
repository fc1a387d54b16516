import { deleteConflict, entityAlreadyExists, noSuchEntity, quotaExceeded } from './errors.ts';
import { arnOf, newId } from './identifiers.ts';
import { existingUserName, groupName, paging, path, pathPrefix } from './names.ts';
import { read, write } from './operation.ts';
import { page, pageOfItems } from './pagination.ts';
import { quotas } from './quotas.ts';
import { type Group, keyOf, type ReadableState } from './state.ts';
import { findUser, userXml } from './users.ts';
import { Moment, type XmlRecord } from './xml.ts';

/** @throws AwsError NoSuchEntity */
export function findGroup(state: ReadableState, name: string): Group {
  const group = state.groups.get(keyOf(name));
  if (group === undefined) throw noSuchEntity(`The group with name ${name} cannot be found.`);
  return group;
}

/** A group as every answer has it. */
export function groupXml(group: Group): XmlRecord {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: arnOf('group', group.path, group.name),
    CreateDate: new Moment(group.created),
  };
}

function hasMembers(state: ReadableState, key: string): boolean {
  for (const user of state.users.values()) if (user.groups.includes(key)) return true;
  return false;
}

/** The operations on groups and on who is in them. */
export const groupOperations = {
  CreateGroup: write({ Path: path, GroupName: groupName }, (input, { state, now, date, random }) => {
    const key = keyOf(input.GroupName);
    if (state.groups.has(key)) {
      throw entityAlreadyExists(`Group with name ${input.GroupName} already exists.`);
    }
    if (state.groups.size >= quotas.groups) throw quotaExceeded('GroupsPerAccount', quotas.groups);
    const group: Group = {
      name: input.GroupName,
      path: input.Path,
      id: newId('AGPA', random),
      created: date,
      attached: [],
      inline: {},
    };
    state.groups.set(key, group, now);
    return { Group: groupXml(group) };
  }),

  GetGroup: read({ GroupName: groupName, ...paging }, (input, { state }) => {
    const group = findGroup(state, input.GroupName);
    const groupKey = keyOf(group.name);
    const { items, end } = page(`GetGroup ${group.id}`, state.users.keys(), input, (key) => {
      const user = state.users.get(key);
      return user?.groups.includes(groupKey) ? userXml(user) : undefined;
    });
    return { Group: groupXml(group), Users: items, ...end };
  }),

  ListGroups: read({ PathPrefix: pathPrefix, ...paging }, (input, { state }) => {
    const { items, end } = page(`ListGroups ${input.PathPrefix}`, state.groups.keys(), input, (key) => {
      const group = state.groups.get(key);
      return group?.path.startsWith(input.PathPrefix) ? groupXml(group) : undefined;
    });
    return { Groups: items, ...end };
  }),

  DeleteGroup: write({ GroupName: groupName }, (input, { state, now }) => {
    const group = findGroup(state, input.GroupName);
    const key = keyOf(group.name);
    const first = (what: string): Error => deleteConflict(`Cannot delete entity, must ${what} first.`);
    if (hasMembers(state, key)) throw first('remove users from group');
    if (Object.keys(group.inline).length > 0) throw first('delete policies');
    if (group.attached.length > 0) throw first('detach all policies');
    state.groups.delete(key, now);
    return undefined;
  }),

  AddUserToGroup: write({ GroupName: groupName, UserName: existingUserName }, (input, { state, now }) => {
    const group = findGroup(state, input.GroupName);
    const user = findUser(state, input.UserName);
    const key = keyOf(group.name);
    if (user.groups.includes(key)) return undefined;
    if (user.groups.length >= quotas.groupsPerUser) {
      throw quotaExceeded('GroupsPerUser', quotas.groupsPerUser);
    }
    state.users.set(keyOf(user.name), { ...user, groups: [...user.groups, key] }, now);
    return undefined;
  }),

  RemoveUserFromGroup: write(
    { GroupName: groupName, UserName: existingUserName },
    (input, { state, now }) => {
      const group = findGroup(state, input.GroupName);
      const user = findUser(state, input.UserName);
      const key = keyOf(group.name);
      if (!user.groups.includes(key)) {
        throw noSuchEntity(`User ${user.name} is not in group ${group.name}.`);
      }
      const groups = user.groups.filter((other) => other !== key);
      state.users.set(keyOf(user.name), { ...user, groups }, now);
      return undefined;
    },
  ),

  ListGroupsForUser: read({ UserName: existingUserName, ...paging }, (input, { state }) => {
    const user = findUser(state, input.UserName);
    const found = user.groups.flatMap((key): [string, XmlRecord][] => {
      const group = state.groups.get(key);
      return group === undefined ? [] : [[key, groupXml(group)]];
    });
    const { items, end } = pageOfItems(`ListGroupsForUser ${user.id}`, found, input);
    return { Groups: items, ...end };
  }),
};
