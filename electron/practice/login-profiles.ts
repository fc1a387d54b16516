import { accessDenied, AwsError, entityAlreadyExists, noSuchEntity } from './errors.ts';
import { newUserName, password } from './names.ts';
import { read, userNameOrCaller, write } from './operation.ts';
import { flag, optional, withDefault } from './parameters.ts';
import { changedPassword, checkPassword, isPassword, newLoginProfile } from './passwords.ts';
import { type AccountState, keyOf, type LoginProfile, type User } from './state.ts';
import { findUser } from './users.ts';
import { Moment, type XmlRecord } from './xml.ts';

function loginProfileXml(user: User, profile: LoginProfile): XmlRecord {
  return {
    UserName: user.name,
    CreateDate: new Moment(profile.created),
    PasswordResetRequired: profile.resetRequired,
  };
}

function profileOf(user: User): LoginProfile {
  if (user.loginProfile === undefined) {
    throw noSuchEntity(`Login Profile for User ${user.name} cannot be found.`);
  }
  return user.loginProfile;
}

/** While readers do not see a new profile yet, AWS does not let it be changed. */
function assertSettled(state: AccountState, user: User, now: number): void {
  if (state.seenAt(now).users.get(keyOf(user.name))?.loginProfile === undefined) {
    throw new AwsError(
      'EntityTemporarilyUnmodifiable',
      409,
      `Login Profile for User ${user.name} cannot be modified while login profile is being created.`,
    );
  }
}

/** The operations on console passwords. */
export const loginProfileOperations = {
  CreateLoginProfile: write(
    { UserName: optional(newUserName), Password: password, PasswordResetRequired: withDefault(flag, false) },
    (input, { state, caller, now, date, random }) => {
      const user = findUser(state, userNameOrCaller(input.UserName, caller));
      if (user.loginProfile !== undefined) {
        throw entityAlreadyExists(`Login Profile for user ${user.name} already exists.`);
      }
      checkPassword(state.settings.passwordPolicy, input.Password);
      const loginProfile = newLoginProfile(input.Password, input.PasswordResetRequired, date, random);
      state.users.set(keyOf(user.name), { ...user, loginProfile }, now);
      return { LoginProfile: loginProfileXml(user, loginProfile) };
    },
  ),

  GetLoginProfile: read({ UserName: optional(newUserName) }, (input, { state, caller }) => {
    const user = findUser(state, userNameOrCaller(input.UserName, caller));
    return { LoginProfile: loginProfileXml(user, profileOf(user)) };
  }),

  UpdateLoginProfile: write(
    { UserName: newUserName, Password: optional(password), PasswordResetRequired: optional(flag) },
    (input, { state, now, date }) => {
      const user = findUser(state, input.UserName);
      const present = profileOf(user);
      assertSettled(state, user, now);
      const loginProfile = {
        ...(input.Password === undefined
          ? present
          : { ...changedPassword(present, state.settings.passwordPolicy, input.Password), changed: date }),
        resetRequired: input.PasswordResetRequired ?? present.resetRequired,
      };
      state.users.set(keyOf(user.name), { ...user, loginProfile }, now);
      return undefined;
    },
  ),

  DeleteLoginProfile: write({ UserName: optional(newUserName) }, (input, { state, caller, now }) => {
    const user = findUser(state, userNameOrCaller(input.UserName, caller));
    if (user.loginProfile === undefined) {
      throw noSuchEntity(`Cannot find Login Profile for User ${user.name}`);
    }
    assertSettled(state, user, now);
    state.users.set(keyOf(user.name), { ...user, loginProfile: undefined }, now);
    return undefined;
  }),

  ChangePassword: write(
    { OldPassword: password, NewPassword: password },
    (input, { state, caller, now, date }) => {
      if (caller.kind !== 'user') {
        throw new AwsError('InvalidUserType', 400, 'Only IAM Users can change their own password.');
      }
      const user = findUser(state, caller.name);
      const present = profileOf(user);
      if (!isPassword(present, input.OldPassword)) throw accessDenied('The old password was incorrect.');
      const changed = changedPassword(present, state.settings.passwordPolicy, input.NewPassword);
      const loginProfile = { ...changed, changed: date, resetRequired: false };
      state.users.set(keyOf(user.name), { ...user, loginProfile }, now);
      return undefined;
    },
  ),
};
