import Alert from '@cloudscape-design/components/alert';
import type { RenamedGroup } from '../../../../shared/imports/imported-users.ts';
import { usersText } from './users-text.ts';

/** A column that has no groups may have another value for each user. */
const mostShown = 10;

/** Which groups are called otherwise than in the file, and of how many users each. */
export function RenamedGroups({ groups }: { groups: readonly RenamedGroup[] }) {
  const changes = [...Map.groupBy(groups, ({ from, to }) => `${from} → ${to}`)].map(
    ([change, users]) => `${change} (${usersText(users.length)})`,
  );
  const others = changes.length - mostShown;
  const shown = [
    ...changes.slice(0, mostShown),
    ...(others > 0 ? [`${others.toLocaleString('en')} more`] : []),
  ];
  return (
    <Alert type="info" header="Some groups are called otherwise than in the file">
      <span className="breakable">
        {`In AWS, groups’ names have no spaces, and only letters without accents, digits, + = , . @ _ and -: ${shown.join(' · ')}.`}
      </span>
    </Alert>
  );
}
