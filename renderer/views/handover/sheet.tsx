import { mfaSentence, signInGuide, type Newcomer } from '../../../shared/handover/sign-in-instructions.ts';
import { accountIdText } from '../../components/account-chip.tsx';
import './sheet.css';

/** How the person gets the password: by another way, or from this page, which shows it only where it is printed. */
export type SheetPassword =
  { kind: 'separately' } | { kind: 'in-print-only' } | { kind: 'shown'; password: string };

interface SheetProps {
  newcomer: Newcomer;
  /** The account alias, where there is one. */
  alias: string | undefined;
  password: SheetPassword;
  hasAccessKey: boolean;
}

/** One person's page: where to sign in, as whom, and what to do first. Black on white, on the screen too. */
export function Sheet({ newcomer, alias, password, hasAccessKey }: SheetProps) {
  const { account, signInUrl, userName, passwordReset } = newcomer;
  const id = accountIdText(account.accountId);
  return (
    <section className="sheet" aria-label={`Hand-over sheet of ${userName}`}>
      <h2>Your access to Amazon Web Services</h2>
      <dl>
        <dt>Account</dt>
        <dd>{alias === undefined ? id : `${alias} (${id})`}</dd>
        <dt>Console sign-in URL</dt>
        <dd>{signInUrl}</dd>
        <dt>User name</dt>
        <dd className="sheet__code">{userName}</dd>
        <dt>Console password</dt>
        {password.kind === 'separately' && (
          <dd>You get it separately from your AWS account administrator.</dd>
        )}
        {password.kind === 'in-print-only' && <dd>•••••••• (shown in print only)</dd>}
        {password.kind === 'shown' && <dd className="sheet__code">{password.password}</dd>}
      </dl>
      <h3>What to do first</h3>
      <ol>
        <li>Open the console sign-in URL in a browser.</li>
        <li>Sign in with your user name and your password.</li>
        {passwordReset && <li>Set a new password when you are asked to. Tell it to nobody.</li>}
        <li>{mfaSentence(newcomer)}</li>
      </ol>
      {hasAccessKey && (
        <p>
          You also get an access key for the AWS CLI and SDKs, separately from this page. Keep its secret to
          yourself and out of your code.
        </p>
      )}
      <p>Help with signing in: {signInGuide(account.partition)}</p>
      {password.kind !== 'separately' && (
        <p className="sheet__warning">
          This page holds your password. Keep it from others, and destroy it after your first sign-in.
        </p>
      )}
    </section>
  );
}
