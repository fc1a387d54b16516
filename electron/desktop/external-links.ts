import type { Partition } from '../../shared/accounts/account-key.ts';
import { partitionFacts } from '../../shared/rules/partitions.ts';

const documentationHosts = ['docs.aws.amazon.com', 'docs.amazonaws.cn', 'aws.amazon.com'];
const partitions: Partition[] = ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'];

/**
 * Whether a link may be opened outside the app: AWS's documentation, the partitions' sign-in and console hosts over
 * https, and mail drafts. The URL is parsed; host names are compared whole, never by how they begin.
 */
export function isAllowedLink(link: string): boolean {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return false;
  }
  if (url.protocol === 'mailto:') return true;
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
    return false;
  return (
    documentationHosts.includes(url.hostname) || partitions.some((one) => isConsoleHost(url.hostname, one))
  );
}

function isConsoleHost(host: string, partition: Partition): boolean {
  const { signInHost, consoleHost } = partitionFacts(partition);
  if (host === signInHost || host === consoleHost) return true;
  const [label, ...rest] = host.split('.');
  return label !== undefined && /^[a-z0-9-]{3,63}$/.test(label) && rest.join('.') === signInHost;
}
