import type { RunHeader } from '../../shared/runs/run.ts';

/** What a run is for, as its title. */
export function runTitle({ purpose }: Pick<RunHeader, 'purpose'>): string {
  switch (purpose?.action) {
    case undefined:
      return 'Create users';
    case 'enable-sign-in':
      return `Console access for ${purpose.userName}`;
    case 'reset-password':
      return `New password for ${purpose.userName}`;
    case 'create-access-key':
      return `Access key of ${purpose.userName}`;
  }
}
