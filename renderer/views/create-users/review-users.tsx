import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useState } from 'react';
import { settingsOf, type Draft } from '../../../shared/drafts/draft.ts';
import type { Step } from '../../../shared/plans/step.ts';
import { matchesText } from '../../components/table-states.tsx';
import { ReviewUser } from './review-user.tsx';

const pageSize = 20;

/** Everything chosen, user by user, with the exact API calls. */
export function ReviewUsers({ draft, steps }: { draft: Draft; steps: readonly Step[] }) {
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const stepsByRow = Map.groupBy(steps, ({ rowId }) => rowId);
  const found = draft.users.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const shownPage = Math.min(page, pages);
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${draft.users.length.toLocaleString('en')})`}
          description={`${steps.length.toLocaleString('en')} API calls. For each user they are made in the order shown.`}
        >
          Users and API calls
        </Header>
      }
    >
      <SpaceBetween size="s">
        {draft.users.length > pageSize && (
          <div className="table-filters table-filters--spread">
            <div className="table-filters__text">
              <TextFilter
                filteringText={search}
                filteringPlaceholder="Find users"
                filteringAriaLabel="Find users"
                filteringClearAriaLabel="Clear"
                countText={matchesText(found.length)}
                onChange={({ detail }) => {
                  setSearch(detail.filteringText);
                  setPage(1);
                }}
              />
            </div>
            <Pagination
              currentPageIndex={shownPage}
              pagesCount={pages}
              onChange={({ detail }) => setPage(detail.currentPageIndex)}
            />
          </div>
        )}
        {found.length === 0 && <Box color="text-body-secondary">No user has this name.</Box>}
        {found.slice((shownPage - 1) * pageSize, shownPage * pageSize).map((user) => (
          <ReviewUser
            key={user.id}
            name={user.name}
            settings={settingsOf(draft, user)}
            steps={stepsByRow.get(user.id) ?? []}
            defaultExpanded={draft.users.length === 1}
          />
        ))}
      </SpaceBetween>
    </Container>
  );
}
