/** The pages of the side navigation beside the start view: key and title. */
export const sectionTitles = {
  drafts: 'Drafts',
  users: 'Users',
  groups: 'User groups',
  policies: 'Policies',
  'mfa-devices': 'MFA devices',
  snapshots: 'Account snapshots',
} as const;
export type Section = keyof typeof sectionTitles;

/** What the window shows. */
export type View =
  | { name: 'home' }
  | { name: 'create-users'; draftId?: string }
  | { name: 'draft'; draftId: string }
  | { name: 'templates' }
  | { name: 'results'; runId: string }
  | { name: Section }
  | { name: 'user'; userName: string }
  | { name: 'group'; groupName: string }
  | { name: 'policy'; arn: string };

/** One step of the way to a view. */
interface Crumb {
  text: string;
  view: View;
}

const home: Crumb = { text: 'IAM users', view: { name: 'home' } };

/** The way from the start view to this one, which is its last step. */
export function trailOf(view: View): Crumb[] {
  switch (view.name) {
    case 'home':
      return [home];
    case 'create-users':
      return [home, { text: 'Create users', view }];
    case 'draft':
      return [home, sectionCrumb('drafts'), { text: 'Draft', view }];
    case 'templates':
      return [home, sectionCrumb('drafts'), { text: 'Templates', view }];
    case 'results':
      return [home, { text: 'Results', view }];
    case 'user':
      return [home, sectionCrumb('users'), { text: view.userName, view }];
    case 'group':
      return [home, sectionCrumb('groups'), { text: view.groupName, view }];
    case 'policy':
      return [home, sectionCrumb('policies'), { text: view.arn.slice(view.arn.lastIndexOf('/') + 1), view }];
    default:
      return [home, sectionCrumb(view.name)];
  }
}

function sectionCrumb(name: Section): Crumb {
  return { text: sectionTitles[name], view: { name } };
}

/** What to show after another account was chosen: the list instead of a page of something in the former account. */
export function inAnotherAccount(view: View): View {
  switch (view.name) {
    case 'user':
      return { name: 'users' };
    case 'group':
      return { name: 'groups' };
    case 'policy':
      return { name: 'policies' };
    default:
      return view;
  }
}

/** A text of its own for every view: a key for React, and with `#` before it a link's address. */
export function viewKey(view: View): string {
  switch (view.name) {
    case 'create-users':
      return view.draftId === undefined ? view.name : `create-users/${view.draftId}`;
    case 'draft':
      return `drafts/${view.draftId}`;
    case 'results':
      return `results/${view.runId}`;
    case 'user':
      return `users/${view.userName}`;
    case 'group':
      return `groups/${view.groupName}`;
    case 'policy':
      return `policies/${view.arn}`;
    default:
      return view.name;
  }
}
