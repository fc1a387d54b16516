import Link from '@cloudscape-design/components/link';
import { useNavigation } from '../navigation.ts';
import { viewKey, type View } from '../view.ts';

/** A link to another view of this window. */
export function ViewLink({ to, children }: { to: View; children: string }) {
  const { open } = useNavigation();
  return (
    <Link
      href={`#${viewKey(to)}`}
      onFollow={(event) => {
        event.preventDefault();
        open(to);
      }}
    >
      <span className="breakable">{children}</span>
    </Link>
  );
}
