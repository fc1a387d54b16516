import MimeNode from 'nodemailer/lib/mime-node';

/** A mail to be sent by somebody else's hand; `to` is empty where the address is not known. */
export interface Mail {
  to: string;
  subject: string;
  lines: readonly string[];
}

/**
 * The longest link that Windows opens: https://www.electronjs.org/docs/latest/api/shell#shellopenexternalurl-options
 */
export const longestLink = 2081;

/** A `mailto:` link (RFC 6068): everything that is not plain is percent-encoded, and line breaks are CRLF. */
export function mailtoLink({ to, subject, lines }: Mail): string {
  // The @ may stand as it is, and some mail programs do not read it otherwise.
  const address = encodeURIComponent(to).replaceAll('%40', '@');
  const body = lines.join('\r\n');
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/**
 * A draft as a file (RFC 5322, MIME): `X-Unsent` makes mail programs open it for sending. It has no sender: the mail
 * program puts in its own.
 */
export async function emlDraft({ to, subject, lines }: Mail): Promise<string> {
  const node = new MimeNode('text/plain; charset=utf-8', {
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  node.setHeader({ ...(to === '' ? {} : { To: to }), Subject: subject, 'X-Unsent': '1' });
  node.setContent(lines.join('\r\n'));
  return (await node.build()).toString('ascii');
}
