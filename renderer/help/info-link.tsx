import Link from '@cloudscape-design/components/link';
import { useHelp } from './help.tsx';
import { topics, type TopicName } from './topics.ts';

/** The console's “Info” beside a heading: opens the help panel on a topic. */
export function InfoLink({ topic }: { topic: TopicName }) {
  const { show } = useHelp();
  return (
    <Link variant="info" ariaLabel={`Info about ${topics[topic].subject}`} onFollow={() => show(topic)}>
      Info
    </Link>
  );
}
