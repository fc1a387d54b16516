import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { isAllowedLink } from '../../../electron/desktop/external-links.ts';
import { emlDraft, longestLink, mailtoLink, type Mail } from '../../../electron/handover/mail-draft.ts';
import { instructionsSubject, signInInstructions } from '../../../shared/handover/sign-in-instructions.ts';

const userName = fc.string({
  unit: fc.constantFrom(...Array.from('abzAZ019_+=,.@-')),
  minLength: 1,
  maxLength: 64,
});
const address = fc.oneof(fc.constant(''), fc.emailAddress({ size: 'small' }));
const account = { partition: 'aws', accountId: '123456789012', endpoint: 'aws' } as const;

function instructions(name: string, to = ''): Mail {
  const signInUrl = 'https://123456789012.signin.aws.amazon.com/console';
  const newcomer = { account, signInUrl, userName: name, passwordReset: true, mfaAssigned: false };
  return { to, subject: instructionsSubject, lines: signInInstructions(newcomer) };
}

/** A mailto: link read back by RFC 6068's rules. */
function readLink(link: string): { to: string; subject: string; body: string } {
  const [, to = '', query = ''] = /^mailto:([^?]*)\?(.*)$/.exec(link) ?? [];
  const fields = new Map(
    query.split('&').map((field): [string, string] => {
      const [name = '', value = ''] = field.split('=');
      return [name, decodeURIComponent(value)];
    }),
  );
  return {
    to: decodeURIComponent(to),
    subject: fields.get('subject') ?? '',
    body: fields.get('body') ?? '',
  };
}

describe('a mail link', () => {
  it('gives address, subject and body back for any user name, in characters that need no escape', () => {
    fc.assert(
      fc.property(userName, address, (name, to) => {
        const mail = instructions(name, to);
        const link = mailtoLink(mail);
        expect(link).toMatch(/^mailto:[A-Za-z0-9\-._~%!'()*@]*\?subject=[^\s&?#+]*&body=[^\s&?#+]*$/);
        expect(readLink(link)).toEqual({ to, subject: mail.subject, body: mail.lines.join('\r\n') });
        expect(isAllowedLink(link)).toBe(true);
      }),
    );
  });

  it('cannot be given more fields by what is put into it', () => {
    const link = mailtoLink({
      to: 'a?cc=b@c.d&x=@e.f',
      subject: 'x&bcc=y',
      lines: ['\r\n&attach=/etc/passwd#'],
    });
    expect(link.match(/[?&#]/g)).toEqual(['?', '&']);
  });

  it('is short enough for Windows with the longest names that AWS takes', () => {
    const newcomer = {
      account: { ...account, partition: 'aws-us-gov' as const },
      signInUrl: `https://${'a-1'.repeat(21)}.signin.amazonaws-us-gov.com/console`,
      userName: '+'.repeat(64),
      passwordReset: true,
      mfaAssigned: false,
    };
    const to = `${'+'.repeat(64)}@${'a'.repeat(63)}.example.com`;
    const link = mailtoLink({ to, subject: instructionsSubject, lines: signInInstructions(newcomer) });
    expect(link.length).toBeLessThanOrEqual(longestLink);
  });
});

describe('an .eml draft', () => {
  it('is read back by a mail parser as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(userName, address, async (name, to) => {
        const mail = instructions(name, to);
        const read = await PostalMime.parse(await emlDraft(mail));
        expect(read.subject).toBe(mail.subject);
        expect(read.to?.map((one) => one.address) ?? []).toEqual(to === '' ? [] : [to]);
        expect(read.text?.trimEnd().split('\n')).toEqual(mail.lines);
        expect(read.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
        expect(read.from).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it('has CRLF lines of at most 76 characters, ASCII only, and tells nothing of this computer', async () => {
    const text = await emlDraft({
      to: '',
      subject: 'Välkommen – 歓迎',
      lines: ['Grüße', '', 'x'.repeat(200)],
    });
    expect(text.replaceAll('\r\n', '')).toMatch(/^[\x20-\x7e]*$/);
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    expect(text).toMatch(/^Message-ID: <[0-9a-f-]+@localhost>$/m);
    const read = await PostalMime.parse(text);
    expect(read.subject).toBe('Välkommen – 歓迎');
    expect(read.text?.trimEnd().split('\n')).toEqual(['Grüße', '', 'x'.repeat(200)]);
  });

  it('takes no header from what is put into it', async () => {
    const read = await PostalMime.parse(
      await emlDraft({ to: '', subject: 'a\r\nBcc: eve@example.com\r\n\r\nbody', lines: ['.', 'From me'] }),
    );
    expect(read.bcc).toBeUndefined();
    expect(read.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(read.text?.trimEnd().split('\n')).toEqual(['.', 'From me']);
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  it.skipIf(!python)('is read the same by Python’s parser, without a defect', async () => {
    const mail = instructions('vera+lind@example.com', 'vera+lind@example.com');
    const script = [
      'import sys, json, email, email.policy',
      'mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.SMTP)',
      'print(json.dumps([mail["To"], mail["Subject"], mail["X-Unsent"], mail.get_content(), [str(d) for d in mail.defects]]))',
    ].join('\n');
    const { stdout } = spawnSync('python3', ['-c', script], {
      input: await emlDraft(mail),
      encoding: 'utf8',
    });
    const [to, subject, unsent, text, defects] = JSON.parse(stdout) as string[];
    expect([to, subject, unsent, defects]).toEqual([mail.to, mail.subject, '1', []]);
    expect(text?.trimEnd().split('\r\n')).toEqual(mail.lines);
  });
});
