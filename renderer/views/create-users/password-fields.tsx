import Checkbox from '@cloudscape-design/components/checkbox';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { PasswordPolicy } from '../../../shared/accounts/snapshot.ts';
import { settingsOf, type Draft } from '../../../shared/drafts/draft.ts';
import { passwordRequirements } from '../../../shared/rules/passwords.ts';
import { PasswordField } from '../../components/password-field.tsx';
import type { CustomPasswords } from './custom-passwords.ts';

const pageSize = 50;

interface PasswordFieldsProps {
  draft: Draft;
  policy: PasswordPolicy | null;
  passwords: CustomPasswords;
  emptyIsWrong: boolean;
  onPasswords: (passwords: CustomPasswords) => void;
}

/** The custom passwords being typed, hidden until asked, each judged by the account's policy. */
export function PasswordFields({ draft, policy, passwords, emptyIsWrong, onPasswords }: PasswordFieldsProps) {
  const [shown, setShown] = useState(false);
  const [page, setPage] = useState(1);
  const own = draft.users.filter((user) => settingsOf(draft, user).passwordMode === 'custom-each');
  const pages = Math.max(1, Math.ceil(own.length / pageSize));
  const shownPage = Math.min(page, pages);
  const requirements = passwordRequirements(policy).join(' ');
  const field = { policy, shown, emptyIsWrong };
  return (
    <SpaceBetween size="m">
      {draft.defaults.passwordMode === 'custom-shared' ? (
        <PasswordField
          {...field}
          label="Password for all users"
          constraint={requirements}
          password={passwords.shared}
          onChange={(shared) => onPasswords({ ...passwords, shared })}
        />
      ) : (
        <SpaceBetween size="m">
          {own.slice((shownPage - 1) * pageSize, shownPage * pageSize).map(({ id, name }, index) => (
            <PasswordField
              key={id}
              {...field}
              label={
                <span className="breakable">
                  {name.trim() === ''
                    ? `Password of user ${(shownPage - 1) * pageSize + index + 1}`
                    : `Password of ${name}`}
                </span>
              }
              constraint={index === 0 ? requirements : undefined}
              password={passwords.byRow.get(id) ?? ''}
              onChange={(password) =>
                onPasswords({ ...passwords, byRow: new Map(passwords.byRow).set(id, password) })
              }
            />
          ))}
          {pages > 1 && (
            <Pagination
              currentPageIndex={shownPage}
              pagesCount={pages}
              onChange={({ detail }) => setPage(detail.currentPageIndex)}
            />
          )}
        </SpaceBetween>
      )}
      <Checkbox checked={shown} onChange={({ detail }) => setShown(detail.checked)}>
        {draft.defaults.passwordMode === 'custom-shared' ? 'Show password' : 'Show passwords'}
      </Checkbox>
    </SpaceBetween>
  );
}
