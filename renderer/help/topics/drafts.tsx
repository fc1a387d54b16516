import type { Topic } from '../topic.ts';

export const drafts: Topic = {
  title: 'Drafts',
  subject: 'drafts',
  body: (
    <>
      <p>
        A draft is a batch of users being prepared. It is on this computer alone, needs no network and no
        profile, and holds no password and no key.
      </p>
      <dl>
        <dt>Saving</dt>
        <dd>
          Every change is saved as you type. The last 20 versions are kept: “Versions” compares them and
          restores one. What another window or another Gatehouse wrote is never overwritten unasked.
        </dd>
        <dt>Batch settings and overrides</dt>
        <dd>
          The batch says what every user gets. ◆ marks what a user has of its own; Delete gives the batch’s
          back.
        </dd>
        <dt>The table</dt>
        <dd>
          It is worked on as a spreadsheet is, also with Excel, Google Sheets and LibreOffice by the
          clipboard. Its keys are listed below it, and in the help on it; Escape, then Tab, leaves it.
        </dd>
        <dt>Account</dt>
        <dd>A draft that is for one account is not applied to another.</dd>
        <dt>Templates</dt>
        <dd>
          “Save as template” keeps what the batch gives, without the users, to begin with the next time.
        </dd>
        <dt>Files</dt>
        <dd>
          “Export file” writes a .gatehouse.json that a colleague opens in Gatehouse, and that compares well
          in git.
        </dd>
      </dl>
    </>
  ),
  links: [],
};
