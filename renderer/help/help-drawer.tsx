import HelpPanel from '@cloudscape-design/components/help-panel';
import { ExternalLink } from '../components/external-link.tsx';
import { useHelp } from './help.tsx';
import { topics } from './topics.ts';

/** The help panel's content: the topic, and where AWS's documentation says more. */
export function HelpDrawer() {
  const { topic, isOpen } = useHelp();
  // Closed, it would still be found by who searches the page.
  if (!isOpen) return null;
  const { title, body, links } = topics[topic];
  return (
    <HelpPanel
      header={<h2>{title}</h2>}
      footer={
        links.length === 0 ? undefined : (
          <>
            <h3>Learn more</h3>
            <ul>
              {links.map(([text, href]) => (
                <li key={href}>
                  <ExternalLink href={href}>{text}</ExternalLink>
                </li>
              ))}
            </ul>
          </>
        )
      }
    >
      {body}
    </HelpPanel>
  );
}
