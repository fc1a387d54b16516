import { findPolicy } from './managed-policies.ts';
import { arn, paging, pathPrefix } from './names.ts';
import { read } from './operation.ts';
import { page } from './pagination.ts';
import { oneOf, optional } from './parameters.ts';
import type { XmlRecord } from './xml.ts';

/** One entity with the list of the answer that it belongs in. */
interface Entity {
  readonly list: 'PolicyGroups' | 'PolicyUsers';
  readonly xml: XmlRecord;
}

/** Who has a managed policy. */
export const policyEntityOperations = {
  // One page holds groups and users together: MaxItems counts both.
  ListEntitiesForPolicy: read(
    {
      PolicyArn: arn,
      EntityFilter: optional(oneOf(['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'])),
      PathPrefix: pathPrefix,
      PolicyUsageFilter: optional(oneOf(['PermissionsPolicy', 'PermissionsBoundary'])),
      ...paging,
    },
    (input, { state, catalogue }) => {
      const policy = findPolicy(state, catalogue, input.PolicyArn);
      const { EntityFilter: kind, PathPrefix: prefix, PolicyUsageFilter: usage } = input;
      const keys = [
        ...(kind === undefined || kind === 'Group' ? state.groups.keys().map((key) => `a ${key}`) : []),
        ...(kind === undefined || kind === 'User' ? state.users.keys().map((key) => `b ${key}`) : []),
      ];
      const ofGroup = (key: string): Entity | undefined => {
        const group = state.groups.get(key);
        const has = usage !== 'PermissionsBoundary' && group?.attached.includes(policy.arn) === true;
        return group !== undefined && has && group.path.startsWith(prefix)
          ? { list: 'PolicyGroups', xml: { GroupName: group.name, GroupId: group.id } }
          : undefined;
      };
      const ofUser = (key: string): Entity | undefined => {
        const user = state.users.get(key);
        const has =
          (usage !== 'PermissionsBoundary' && user?.attached.includes(policy.arn) === true) ||
          (usage !== 'PermissionsPolicy' && user?.boundary === policy.arn);
        return user !== undefined && has && user.path.startsWith(prefix)
          ? { list: 'PolicyUsers', xml: { UserName: user.name, UserId: user.id } }
          : undefined;
      };
      const scope = ['ListEntitiesForPolicy', policy.arn, kind, prefix, usage].join(' ');
      const { items, end } = page(scope, keys, input, (key) =>
        key.startsWith('a') ? ofGroup(key.slice(2)) : ofUser(key.slice(2)),
      );
      const of = (name: Entity['list']): XmlRecord[] =>
        items.filter((item) => item.list === name).map((item) => item.xml);
      return { PolicyGroups: of('PolicyGroups'), PolicyUsers: of('PolicyUsers'), PolicyRoles: [], ...end };
    },
  ),
};
