import { describe, expect, it } from 'vitest';
import { isAllowedLink } from '../../../electron/desktop/external-links.ts';
import { partitionSchema } from '../../../shared/accounts/account-key.ts';
import { isEmailAddress, knownEmailAddress } from '../../../shared/handover/email-address.ts';
import { chosenSignInUrl } from '../../../shared/handover/sign-in-by.ts';
import { signInGuide, signInInstructions } from '../../../shared/handover/sign-in-instructions.ts';

const account = { partition: 'aws', accountId: '123456789012', endpoint: 'aws' } as const;
const newcomer = {
  account,
  signInUrl: 'https://northwind.signin.aws.amazon.com/console',
  userName: 'vera.lind',
  passwordReset: true,
  mfaAssigned: false,
};

describe('the sign-in instructions', () => {
  it('have the console’s words', () => {
    const text = signInInstructions(newcomer).join('\n');
    expect(text).toContain('for the Amazon Web Services account with the ID ending in 9012.');
    expect(text).toContain(
      'Sign-in URL: https://northwind.signin.aws.amazon.com/console\n\nUser name: vera.lind',
    );
    expect(text).toContain(
      'separately from this email. When you sign in for the first time, you must change',
    );
    expect(text).toContain('Sincerely,\n\nYour AWS Account Administrator');
  });

  it('say that the password must be changed only where that is so', () => {
    const text = signInInstructions({ ...newcomer, passwordReset: false }).join('\n');
    expect(text).toContain('Your sign-in password will be provided to you');
    expect(text).not.toContain('must change');
  });

  it('say what to do about MFA', () => {
    expect(signInInstructions(newcomer).join('\n')).toContain('No MFA device is assigned to you yet.');
    expect(signInInstructions({ ...newcomer, mfaAssigned: true }).join('\n')).toContain(
      'An MFA device is assigned to you',
    );
    const unknown = signInInstructions({ ...newcomer, mfaAssigned: null }).join('\n');
    expect(unknown).toContain('If an MFA device is assigned to you');
    expect(unknown).toContain('If none is');
  });

  it.each(partitionSchema.options)('link to a page that Gatehouse may open, in %s', (partition) => {
    expect(isAllowedLink(signInGuide(partition))).toBe(true);
  });
});

it('the sign-in URL is by the alias only where there is one and it is chosen', () => {
  expect(chosenSignInUrl(account, 'northwind', 'alias')).toContain('//northwind.signin');
  expect(chosenSignInUrl(account, 'northwind', 'account-id')).toContain('//123456789012.signin');
  expect(chosenSignInUrl(account, undefined, 'alias')).toContain('//123456789012.signin');
});

describe('an e-mail address', () => {
  it.each(['vera@example.com', 'vera.lind+aws@mail.example.co.uk'])('is %s', (text) => {
    expect(isEmailAddress(text)).toBe(true);
  });
  it.each([
    '',
    'vera',
    'vera@',
    'a@b.c, d@e.f',
    'vera@example.com\r\nBcc: eve@example.com',
    'V <v@example.com>',
  ])('is not %j', (text) => {
    expect(isEmailAddress(text)).toBe(false);
  });
  it('is known from a tag, else from the user name', () => {
    const tags = [{ Key: 'Email', Value: 'vera@example.com' }];
    expect(knownEmailAddress('vera@other.example', tags)).toBe('vera@example.com');
    expect(knownEmailAddress('vera@other.example', [{ Key: 'email', Value: 'none' }])).toBe(
      'vera@other.example',
    );
    expect(knownEmailAddress('vera', [])).toBeUndefined();
  });
});
