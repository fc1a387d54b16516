import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Holder } from '../../../shared/mfa/device.ts';

interface HolderCellProps {
  holder: Holder;
  onOpenUser: (userName: string) => void;
}

/** Whose a device is, with the way to that user. */
export function HolderCell({ holder, onOpenUser }: HolderCellProps) {
  switch (holder.kind) {
    case 'user':
      return (
        <Link
          href="#"
          onFollow={(event) => {
            event.preventDefault();
            onOpenUser(holder.userName);
          }}
        >
          <span className="breakable">{holder.userName}</span>
        </Link>
      );
    case 'root':
      return 'Root user';
    case 'here':
      return <StatusIndicator type="in-progress">Being assigned in this app</StatusIndicator>;
    case 'nobody':
      return <StatusIndicator type="warning">Unassigned</StatusIndicator>;
  }
}

/** The same for a search and for sorting. */
export function holderText(holder: Holder): string {
  switch (holder.kind) {
    case 'user':
      return holder.userName;
    case 'root':
      return 'Root user';
    case 'here':
      return 'Being assigned in this app';
    case 'nobody':
      return 'Unassigned';
  }
}

export function isAssigned({ kind }: Holder): boolean {
  return kind === 'user' || kind === 'root';
}
