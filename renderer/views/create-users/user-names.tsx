import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRef, useState } from 'react';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { parseNameList } from '../../../shared/drafts/name-list.ts';
import {
  withName,
  withNamesAdded,
  withNamesAt,
  withoutUser,
  withUserAfter,
  type NewId,
} from '../../drafting/draft-state.ts';
import { PasteNames } from './paste-names.tsx';

/** How many names are shown at once; more would make typing slow. */
const pageSize = 50;

interface UserNamesProps {
  draft: Draft;
  /** What is wrong with a name, by row. */
  errors: ReadonlyMap<string, string>;
  /** Whether empty names are wrong already: only once the administrator wanted to go on. */
  emptyIsWrong: boolean;
  newId: NewId;
  onChange: (change: (draft: Draft) => Draft) => void;
}

/** The batch's user names: typed one by one, pasted into a name, or pasted as a list. */
export function UserNames({ draft, errors, emptyIsWrong, newId, onChange }: UserNamesProps) {
  const [page, setPage] = useState(1);
  const [pasting, setPasting] = useState(false);
  const inputs = useRef(new Map<string, InputProps.Ref>());
  const focusNext = useRef<string | undefined>(undefined);
  const { users } = draft;
  const pages = Math.max(1, Math.ceil(users.length / pageSize));
  const shownPage = Math.min(page, pages);
  const first = (shownPage - 1) * pageSize;
  const shown = users.slice(first, first + pageSize);
  const wrong = users.filter(({ id, name }) => errors.has(id) && (name !== '' || emptyIsWrong));
  /** In a short list they are seen without help. */
  const pointOut = wrong.length > 0 && users.length > 10;

  const goTo = (rowId: string, index: number) => {
    focusNext.current = rowId;
    inputs.current.get(rowId)?.focus();
    setPage(Math.floor(index / pageSize) + 1);
  };
  const addAfter = (rowId: string | undefined) => {
    const id = newId();
    const index = rowId === undefined ? users.length : users.findIndex((user) => user.id === rowId) + 1;
    onChange((before) => withUserAfter(before, rowId, id));
    goTo(id, index);
  };
  const remove = (rowId: string, index: number) => {
    const neighbour = users[index + 1] ?? users[index - 1];
    onChange((before) => withoutUser(before, rowId, newId));
    if (neighbour !== undefined)
      goTo(neighbour.id, Math.max(0, index - (users[index + 1] === undefined ? 1 : 0)));
  };
  const goToNextProblem = () => {
    const target =
      wrong.find(({ id }) => users.findIndex((user) => user.id === id) >= first + pageSize) ?? wrong[0];
    if (target !== undefined) goTo(target.id, users.indexOf(target));
  };

  return (
    <SpaceBetween size="s">
      <FormField
        label="User name"
        description="Names can have up to 64 characters: A–Z, a–z, 0–9 and + = , . @ _ - (hyphen). Upper and lower case do not tell users apart."
        stretch
      >
        <SpaceBetween size="xs">
          {shown.map((user, offset) => {
            const index = first + offset;
            const error = user.name !== '' || emptyIsWrong ? errors.get(user.id) : undefined;
            return (
              <div key={user.id} className="name-row">
                <FormField errorText={error} stretch>
                  <Input
                    ref={(input) => {
                      if (input === null) return;
                      inputs.current.set(user.id, input);
                      if (focusNext.current === user.id) {
                        focusNext.current = undefined;
                        input.focus();
                      }
                      return () => void inputs.current.delete(user.id);
                    }}
                    ariaLabel={`User name ${index + 1}`}
                    value={user.name}
                    autoComplete={false}
                    spellcheck={false}
                    disableBrowserAutocorrect
                    onChange={({ detail }) => onChange((before) => withName(before, user.id, detail.value))}
                    onBlur={() => {
                      const trimmed = user.name.trim();
                      if (trimmed !== user.name) onChange((before) => withName(before, user.id, trimmed));
                    }}
                    onKeyDown={(event) => {
                      if (event.detail.key !== 'Enter' || event.detail.isComposing) return;
                      event.preventDefault();
                      addAfter(user.id);
                    }}
                    nativeInputAttributes={{
                      onPaste: (event) => {
                        const text = event.clipboardData.getData('text');
                        const names = parseNameList(text, { commaSeparates: false });
                        if (names.length < 2) return;
                        event.preventDefault();
                        onChange((before) => withNamesAt(before, user.id, names, newId));
                      },
                    }}
                  />
                </FormField>
                <Button
                  ariaLabel={`Remove ${user.name === '' ? `user ${index + 1}` : user.name}`}
                  disabled={users.length === 1 && user.name === ''}
                  onClick={() => remove(user.id, index)}
                >
                  Remove
                </Button>
              </div>
            );
          })}
        </SpaceBetween>
      </FormField>
      <div className="name-actions">
        <SpaceBetween size="xs" direction="horizontal" alignItems="center">
          <Button iconName="add-plus" onClick={() => addAfter(undefined)}>
            Add another user
          </Button>
          <Button onClick={() => setPasting(true)}>Paste a list</Button>
          <Box color="text-body-secondary" padding={{ left: 'xs' }}>
            {countText(users.filter(({ name }) => name.trim() !== '').length)}
          </Box>
          {pointOut && (
            <StatusIndicator type="error">
              {wrong.length === 1
                ? '1 name needs a change'
                : `${wrong.length.toLocaleString('en')} names need a change`}
            </StatusIndicator>
          )}
          {pointOut && (
            <Button variant="inline-link" onClick={goToNextProblem}>
              Go to the next
            </Button>
          )}
        </SpaceBetween>
        {pages > 1 && (
          <Pagination
            currentPageIndex={shownPage}
            pagesCount={pages}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
          />
        )}
      </div>
      {pasting && (
        <PasteNames
          onCancel={() => setPasting(false)}
          onAdd={(names) => {
            setPasting(false);
            onChange((before) => withNamesAdded(before, names, newId));
          }}
        />
      )}
    </SpaceBetween>
  );
}

function countText(count: number): string {
  if (count === 0) return 'No users yet';
  return count === 1 ? '1 user' : `${count.toLocaleString('en')} users`;
}
