import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { TopicName } from './topics.ts';

interface Help {
  topic: TopicName;
  isOpen: boolean;
  /** Counts how often help was asked for by a link: each time, the panel takes the focus. */
  asked: number;
  /** What the panel is to be about, without opening it. */
  follow: (topic: TopicName) => void;
  /** Opens the panel on a topic. */
  show: (topic: TopicName) => void;
  setOpen: (isOpen: boolean) => void;
}

const HelpContext = createContext<Help | undefined>(undefined);

/** Keeps what the help panel is about, for the panel and for the links that open it. */
export function HelpProvider({ children }: { children: ReactNode }) {
  const [topic, follow] = useState<TopicName>('iam');
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState(0);
  const help = useMemo(
    (): Help => ({
      topic,
      isOpen,
      asked,
      follow,
      show: (wanted) => {
        follow(wanted);
        setOpen(true);
        setAsked((before) => before + 1);
      },
      setOpen,
    }),
    [topic, isOpen, asked],
  );
  return <HelpContext value={help}>{children}</HelpContext>;
}

/** The help panel's state. */
export function useHelp(): Help {
  const help = useContext(HelpContext);
  if (help === undefined) throw new Error('useHelp needs a HelpProvider above it.');
  return help;
}

/** Makes the help panel speak of what is on the screen as long as the calling component is there. */
export function useHelpTopic(topic: TopicName): void {
  const { follow } = useHelp();
  useEffect(() => follow(topic), [follow, topic]);
}
