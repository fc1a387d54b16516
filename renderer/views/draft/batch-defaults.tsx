import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { defaultText, noneText } from '../../../shared/drafts/cells.ts';
import { columns, columnTitles, type Column } from '../../../shared/drafts/column.ts';
import type { Draft } from '../../../shared/drafts/draft.ts';
import { policyName } from '../../components/policy-name.ts';

type BatchColumn = Exclude<Column, 'name'>;

const batchColumns = columns.filter((column): column is BatchColumn => column !== 'name');

interface BatchDefaultsProps {
  draft: Draft;
  onChange: () => void;
}

/** What every row of the table has unless it says otherwise, above the table. */
export function BatchDefaults({ draft, onChange }: BatchDefaultsProps) {
  return (
    <ExpandableSection
      headerText="Every user gets"
      headerDescription={`${summary(draft)}, unless the row says otherwise.`}
    >
      <SpaceBetween size="s">
        <KeyValuePairs
          columns={4}
          items={batchColumns.map((column) => ({
            label: columnTitles[column],
            value: <span className="breakable">{textOf(draft, column)}</span>,
          }))}
        />
        <Button onClick={onChange}>Change batch settings</Button>
      </SpaceBetween>
    </ExpandableSection>
  );
}

/** What there is, in one line. */
function summary(draft: Draft): string {
  const { consoleAccess, resetRequired, path, groups, policyArns, boundaryArn, tags } = draft.defaults;
  const password = `${textOf(draft, 'password').toLowerCase()} password${resetRequired ? ', new at next sign-in' : ''}`;
  return [
    textOf(draft, 'access') === noneText ? 'No access' : textOf(draft, 'access'),
    consoleAccess ? password : '',
    few('groups', groups),
    few('policies', policyArns.map(policyName)),
    few('boundary', boundaryArn === null ? [] : [policyName(boundaryArn)]),
    few(
      'tags',
      tags.map(({ key, value }) => `${key}=${value}`),
    ),
    path === '/' ? '' : `path ${path}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

const mostNames = 3;

/** The first of several things by name, and how many more there are; nothing for none. */
function few(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length - mostNames;
  return `${what} ${names.slice(0, mostNames).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function textOf(draft: Draft, column: BatchColumn): string {
  const { policyArns, boundaryArn } = draft.defaults;
  if (column === 'policies' && policyArns.length > 0) return policyArns.map(policyName).join('; ');
  if (column === 'boundary' && boundaryArn !== null) return policyName(boundaryArn);
  return defaultText(draft, column);
}
