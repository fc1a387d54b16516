import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useAction } from '../api.ts';

/** A link that main opens in the browser, if it is one that Gatehouse may open. */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }) {
  const { run } = useAction('app.openLink');
  return (
    <Link
      href={href}
      external
      onFollow={(event) => {
        event.preventDefault();
        void run({ url: href });
      }}
    >
      {children}
    </Link>
  );
}
