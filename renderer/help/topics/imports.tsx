import { guidePage, type Topic } from '../topic.ts';

export const imports: Topic = {
  title: 'Importing users',
  subject: 'importing users',
  body: (
    <>
      <p>
        A table of people becomes users of the draft: .xlsx, or text with commas, semicolons, tabs or bars.
        Nothing is taken before you choose “Import”, and nothing is lost: a row that is not understood stays
        with its text, to be put right in the draft.
      </p>
      <dl>
        <dt>Columns</dt>
        <dd>
          They are recognised by their headers; correct what was recognised wrongly. Several columns may be
          groups or tags. Passwords and keys are never taken.
        </dd>
        <dt>User names</dt>
        <dd>
          Where no column has them, a template makes them of people’s names or addresses, without accents. A
          name that another row or the draft has gets a number, or stays to be put right. A name that a user
          of the account has stays: the plan stops at users who exist, skips them or adds to them.
        </dd>
        <dt>Encoding and delimiter</dt>
        <dd>They are detected. Where letters look wrong, choose another encoding.</dd>
      </dl>
    </>
  ),
  links: [['What a user may be called', guidePage('reference_iam-quotas')]],
};
