import AppLayout, { type AppLayoutProps } from '@cloudscape-design/components/app-layout';
import Flashbar from '@cloudscape-design/components/flashbar';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { errorOf, useRead } from '../api.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { useHelp } from '../help/help.tsx';
import { HelpDrawer } from '../help/help-drawer.tsx';
import { useAskToLeave } from '../leave-guard.tsx';
import { navigationBy, NavigationProvider } from '../navigation.ts';
import { useIdentity } from '../queries.ts';
import { inAnotherAccount, viewKey, type View } from '../view.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { useChooseProfile } from './choose-profile.tsx';
import { NotifyProvider, useNotices } from './notices.tsx';
import { OpenedFilesProvider } from './opened-files.tsx';
import { Page } from './page.tsx';
import { SideNavigationPane } from './side-navigation.tsx';
import { TopBar } from './top-bar.tsx';
import { useHandOverTyping } from './use-hand-over-typing.ts';
import { useHeadingFocus } from './use-heading-focus.ts';
import { useNavigationPane } from './use-navigation-pane.ts';

/** The window: top bar, side navigation, notices and one view at a time. */
export function Shell() {
  const [view, setView] = useState<View>({ name: 'home' });
  const mayLeave = useAskToLeave();
  const identity = useIdentity();
  const info = useRead('app.info', undefined);
  const leaveFormerAccount = useCallback(() => setView(inAnotherAccount), []);
  const content = useRef<HTMLDivElement>(null);
  const notices = useNotices(info.data?.startProblems, identity.data, content);
  const profile = useChooseProfile(notices.add, leaveFormerAccount);
  const help = useHelp();
  const layout = useRef<AppLayoutProps.Ref>(null);
  const pane = useNavigationPane(view);
  const key = viewKey(view);
  useHeadingFocus(content, key);
  useHandOverTyping();

  const { clearSuccesses } = notices;
  const shown = useRef(key);
  useEffect(() => {
    if (shown.current === key) return;
    shown.current = key;
    clearSuccesses();
  }, [key, clearSuccesses]);

  // Who follows an “Info” link with the keyboard is taken to what it opened.
  useEffect(() => {
    if (help.asked > 0) layout.current?.focusToolsClose();
  }, [help.asked]);

  const navigation = useMemo(
    () => navigationBy((next) => void mayLeave().then((leave) => leave && setView(next))),
    [mayLeave],
  );

  return (
    <NavigationProvider value={navigation}>
      <NotifyProvider value={notices.telling}>
        <OpenedFilesProvider>
          <TopBar
            identity={identity.data}
            loading={identity.isPending}
            choosing={profile.busy}
            preview={info.data?.preview ?? false}
            onHome={() => navigation.open({ name: 'home' })}
            onSelectProfile={(choice) => void profile.choose(choice)}
          />
          <AppLayout
            headerSelector="#top-bar"
            ref={layout}
            ariaLabels={{
              navigation: 'Side navigation',
              navigationToggle: 'Open navigation',
              navigationClose: 'Close navigation',
              notifications: 'Notifications',
            }}
            navigation={<SideNavigationPane view={view} />}
            navigationWidth={220}
            navigationOpen={pane.open}
            onNavigationChange={({ detail }) => pane.onOpen(detail.open)}
            tools={<HelpDrawer />}
            toolsOpen={help.isOpen}
            onToolsChange={({ detail }) => help.setOpen(detail.open)}
            contentType={view.name === 'create-users' ? 'wizard' : 'default'}
            breadcrumbs={view.name === 'home' ? undefined : <Breadcrumbs view={view} />}
            notifications={<Flashbar items={notices.items} />}
            content={
              <div ref={content} tabIndex={-1} className="view">
                <ErrorBoundary key={key} onReset={() => setView({ name: 'home' })}>
                  <Page
                    view={view}
                    onView={setView}
                    identityError={identity.isError ? errorOf(identity.error) : undefined}
                    onRetryIdentity={() => void identity.refetch()}
                  />
                </ErrorBoundary>
              </div>
            }
          />
        </OpenedFilesProvider>
      </NotifyProvider>
    </NavigationProvider>
  );
}
