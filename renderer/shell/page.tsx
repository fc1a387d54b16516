import type { ComponentType } from 'react';
import type { GatehouseError } from '../../shared/errors.ts';
import { useRead } from '../api.ts';
import { useNavigation } from '../navigation.ts';
import { useSetWelcomed } from '../queries.ts';
import type { Section, View } from '../view.ts';
import { CreateUsers } from '../views/create-users/create-users.tsx';
import { DraftView } from '../views/draft/draft-view.tsx';
import { DraftsView } from '../views/drafts/drafts-view.tsx';
import { GroupView } from '../views/groups/group-view.tsx';
import { GroupsView } from '../views/groups/groups-view.tsx';
import { Home } from '../views/home/home.tsx';
import { PoliciesView } from '../views/policies/policies-view.tsx';
import { PolicyView } from '../views/policies/policy-view.tsx';
import { ResultsView } from '../views/results/results-view.tsx';
import { MfaDevicesView } from '../views/mfa/mfa-devices-view.tsx';
import { SnapshotsView } from '../views/snapshots/snapshots-view.tsx';
import { TemplatesView } from '../views/templates/templates-view.tsx';
import { UserView } from '../views/users/user-view.tsx';
import { UsersView } from '../views/users/users-view.tsx';
import { Welcome } from '../views/welcome/welcome.tsx';

/** What each page of the side navigation shows; its title stands in `view.ts`. */
const sections: Record<Exclude<Section, 'mfa-devices'>, ComponentType> = {
  drafts: DraftsView,
  users: UsersView,
  groups: GroupsView,
  policies: PoliciesView,
  snapshots: SnapshotsView,
};

interface PageProps {
  view: View;
  /** Shows another view without asking: the present one has asked itself. */
  onView: (view: View) => void;
  identityError: GatehouseError | undefined;
  onRetryIdentity: () => void;
}

/** The view itself. */
export function Page({ view, onView, identityError, onRetryIdentity }: PageProps) {
  const info = useRead('app.info', undefined);
  const setWelcomed = useSetWelcomed();
  const { openUser } = useNavigation();
  const goHome = () => onView({ name: 'home' });
  const openRun = (runId: string) => onView({ name: 'results', runId });
  switch (view.name) {
    case 'home':
      if (info.isPending) return null;
      return info.data?.welcomed === false ? (
        <Welcome onDone={setWelcomed} />
      ) : (
        <Home
          identityError={identityError}
          onRetryIdentity={onRetryIdentity}
          onCreateUsers={() => onView({ name: 'create-users' })}
          onContinue={(draftId) => onView({ name: 'create-users', draftId })}
          onOpenRun={openRun}
        />
      );
    case 'create-users':
      return (
        <CreateUsers
          draftId={view.draftId}
          vaultProblem={info.data?.vaultProblem ?? null}
          onLeave={goHome}
          onStarted={openRun}
        />
      );
    case 'draft':
      return <DraftView draftId={view.draftId} />;
    case 'templates':
      return <TemplatesView />;
    case 'results':
      return <ResultsView runId={view.runId} onLeave={goHome} />;
    case 'user':
      return <UserView userName={view.userName} />;
    case 'group':
      return <GroupView groupName={view.groupName} />;
    case 'policy':
      return <PolicyView arn={view.arn} />;
    case 'mfa-devices':
      return <MfaDevicesView onOpenUser={openUser} />;
    default: {
      const Section = sections[view.name];
      return <Section />;
    }
  }
}
