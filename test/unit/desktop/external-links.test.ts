import { describe, expect, it } from 'vitest';
import { isAllowedLink } from '../../../electron/desktop/external-links.ts';

describe('links that may be opened outside', () => {
  it.each([
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_create.html',
    'https://123456789012.signin.aws.amazon.com/console',
    'https://acme-corp.signin.aws.amazon.com/console?region=eu-central-1',
    'https://signin.amazonaws.cn/console',
    'https://acme.signin.amazonaws-us-gov.com/console',
    'https://console.aws.amazon.com/iam/home',
    'mailto:ana@example.com?subject=Welcome',
  ])('%s is allowed', (link) => {
    expect(isAllowedLink(link)).toBe(true);
  });

  it.each([
    'http://docs.aws.amazon.com/',
    'https://docs.aws.amazon.com.example.com/',
    'https://docs.aws.amazon.com@example.com/',
    'https://user:pass@docs.aws.amazon.com/',
    'https://docs.aws.amazon.com:8443/',
    'https://xsignin.aws.amazon.com/',
    'https://a.b.signin.aws.amazon.com/console',
    'https://evil_.signin.aws.amazon.com/console',
    'https://signin.aws.amazon.com.evil.test/',
    'https://example.com/docs.aws.amazon.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'app://gatehouse/index.html',
    'smb://host/share',
    'ms-settings:',
    'not a link',
    '',
  ])('%s is refused', (link) => {
    expect(isAllowedLink(link)).toBe(false);
  });
});
