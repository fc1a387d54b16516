import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useNavigation } from '../navigation.ts';
import { sectionTitles, trailOf, viewKey, type Section, type View } from '../view.ts';

const sections = Object.keys(sectionTitles).filter((name): name is Section => name in sectionTitles);
const entries: { text: string; view: View }[] = [
  { text: 'Home', view: { name: 'home' } },
  ...sections.map((name) => ({ text: sectionTitles[name], view: { name } })),
];
const items: SideNavigationProps.Item[] = entries.map(({ text, view }) => ({
  type: 'link',
  text,
  href: hrefOf(view),
}));

/** The entries of the side navigation; the one whose page or list is shown is marked. */
export function SideNavigationPane({ view }: { view: View }) {
  const { open } = useNavigation();
  const [, section] = trailOf(view);
  const active = entries.find((entry) => hrefOf(entry.view) === hrefOf(section?.view ?? view));
  return (
    <SideNavigation
      activeHref={hrefOf(active?.view ?? { name: 'home' })}
      items={items}
      onFollow={(event) => {
        event.preventDefault();
        const chosen = entries.find((entry) => hrefOf(entry.view) === event.detail.href);
        if (chosen !== undefined) open(chosen.view);
      }}
    />
  );
}

function hrefOf(view: View): string {
  return `#${viewKey(view)}`;
}
