import AppLayout, { type AppLayoutProps } from '@cloudscape-design/components/app-layout';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Flashbar from '@cloudscape-design/components/flashbar';
import { useEffect, useRef, useState } from 'react';
import { errorOf, useRead } from '../api.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { useHelp } from '../help/help.tsx';
import { HelpDrawer } from '../help/help-drawer.tsx';
import { useAskToLeave } from '../leave-guard.tsx';
import { useIdentity, useSetWelcomed } from '../queries.ts';
import { CreateUsers } from '../views/create-users/create-users.tsx';
import { Home } from '../views/home/home.tsx';
import { ResultsView } from '../views/results/results-view.tsx';
import { Welcome } from '../views/welcome/welcome.tsx';
import { useNotices } from './notices.tsx';
import { TopBar } from './top-bar.tsx';
import { useChooseProfile } from './choose-profile.tsx';

type View = { name: 'home' } | { name: 'create-users' } | { name: 'results'; runId: string };

const titles: Record<View['name'], string> = {
  home: 'IAM users',
  'create-users': 'Create users',
  results: 'Results',
};

/** The window: top bar, notices and one view at a time. */
export function Shell() {
  const [view, setView] = useState<View>({ name: 'home' });
  const mayLeave = useAskToLeave();
  const identity = useIdentity();
  const info = useRead('app.info', undefined);
  const setWelcomed = useSetWelcomed();
  const isHome = view.name === 'home';
  const isNew = info.data?.welcomed === false;
  const notices = useNotices(info.data?.startProblems, identity.data);
  const profile = useChooseProfile(notices.add);
  const help = useHelp();
  const layout = useRef<AppLayoutProps.Ref>(null);
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef<View>(view);

  const { clearSuccesses } = notices;
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    content.current?.focus();
    clearSuccesses();
  }, [view, clearSuccesses]);

  // Who follows an “Info” link with the keyboard is taken to what it opened.
  useEffect(() => {
    if (help.asked > 0) layout.current?.focusToolsClose();
  }, [help.asked]);

  const leaveFor = async (next: View) => {
    if (await mayLeave()) setView(next);
  };
  const goHome = () => void leaveFor({ name: 'home' });

  return (
    <>
      <TopBar
        identity={identity.data}
        loading={identity.isPending}
        choosing={profile.busy}
        preview={info.data?.preview ?? false}
        onHome={goHome}
        onSelectProfile={(choice) => void profile.choose(choice)}
      />
      <AppLayout
        headerSelector="#top-bar"
        navigationHide
        ref={layout}
        tools={<HelpDrawer />}
        toolsOpen={help.isOpen}
        onToolsChange={({ detail }) => help.setOpen(detail.open)}
        contentType={view.name === 'create-users' ? 'wizard' : 'default'}
        breadcrumbs={
          isHome ? undefined : (
            <BreadcrumbGroup
              ariaLabel="Breadcrumbs"
              items={[
                { text: titles.home, href: '#home' },
                { text: titles[view.name], href: `#${view.name}` },
              ]}
              onFollow={(event) => {
                event.preventDefault();
                if (event.detail.href === '#home') goHome();
              }}
            />
          )
        }
        notifications={<Flashbar items={notices.items} />}
        content={
          <div ref={content} tabIndex={-1} className="view">
            <ErrorBoundary key={view.name} onReset={() => setView({ name: 'home' })}>
              {isHome && isNew && <Welcome onDone={setWelcomed} />}
              {isHome && !isNew && !info.isPending && (
                <Home
                  identityError={identity.isError ? errorOf(identity.error) : undefined}
                  onRetryIdentity={() => void identity.refetch()}
                  onCreateUsers={() => setView({ name: 'create-users' })}
                  onOpenRun={(runId) => setView({ name: 'results', runId })}
                />
              )}
              {view.name === 'create-users' && (
                <CreateUsers
                  vaultProblem={info.data?.vaultProblem ?? null}
                  onLeave={() => setView({ name: 'home' })}
                  onStarted={(runId) => setView({ name: 'results', runId })}
                />
              )}
              {view.name === 'results' && (
                <ResultsView key={view.runId} runId={view.runId} onLeave={() => setView({ name: 'home' })} />
              )}
            </ErrorBoundary>
          </div>
        }
      />
    </>
  );
}
