import { Fragment } from 'react';
import { gridKeys } from '../../views/draft/grid/key-names.ts';
import { guidePage, type Topic } from '../topic.ts';

export const grid: Topic = {
  title: 'The table of users',
  subject: 'the table of users',
  body: (
    <>
      <p>
        A row is a user. It keeps its number while rows are filtered, so numbers may be missing in between. A
        cell without ◆ has what the batch settings say, and one that is emptied has it again; “(none)” is for
        a user who gets none of it.
      </p>
      <p>
        Groups, policies and tags stand in one cell, with semicolons between them; a tag is written as
        Team=Platform. A title sorts the rows when it is clicked, and the edge beside it is dragged for the
        column’s width, which is remembered.
      </p>
      <dl>
        {gridKeys.map(([keys, does]) => (
          <Fragment key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  ),
  links: [['What names, paths and tags may be', guidePage('reference_iam-quotas')]],
};
