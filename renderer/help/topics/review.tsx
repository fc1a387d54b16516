import type { Topic } from '../topic.ts';

export const review: Topic = {
  title: 'Review and create',
  subject: 'the review',
  body: (
    <>
      <p>
        This is the plan: the calls that will be sent to AWS, exactly and in their order. Nothing has been
        sent yet. When you choose “Create users”, the account is read once more, and if anything in the plan
        would differ, you see the new one first.
      </p>
      <dl>
        <dt>Errors</dt>
        <dd>cannot work; each says where to put it right.</dd>
        <dt>Warnings</dt>
        <dd>work, but are probably not what you want.</dd>
        <dt>Advice</dt>
        <dd>would be better.</dd>
      </dl>
      <p>
        Every call is written down before it is sent, and every secret is kept before the next call. A crash,
        a lost connection or an expired session costs nothing: the run can be resumed.
      </p>
    </>
  ),
  links: [],
};
