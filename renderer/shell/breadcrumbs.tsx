import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { useNavigation } from '../navigation.ts';
import { trailOf, viewKey, type View } from '../view.ts';

/** The way to the view that is shown; nothing on the start view. */
export function Breadcrumbs({ view }: { view: View }) {
  const { open } = useNavigation();
  const trail = trailOf(view);
  if (trail.length === 1) return null;
  return (
    <BreadcrumbGroup
      ariaLabel="Breadcrumbs"
      items={trail.map((crumb) => ({ text: crumb.text, href: `#${viewKey(crumb.view)}` }))}
      onFollow={(event) => {
        event.preventDefault();
        const chosen = trail.find((crumb) => `#${viewKey(crumb.view)}` === event.detail.href);
        if (chosen !== undefined && chosen !== trail.at(-1)) open(chosen.view);
      }}
    />
  );
}
