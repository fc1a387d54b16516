import StatusIndicator from '@cloudscape-design/components/status-indicator';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import type { Identity } from '../../shared/accounts/identity.ts';
import { AccountSummary } from './account-summary.tsx';
import { ProfileSelect } from './profile-select.tsx';

interface TopBarProps {
  identity: Identity | undefined;
  /** Nobody is known yet because the question is still out. */
  loading: boolean;
  choosing: boolean;
  preview: boolean;
  onHome: () => void;
  onSelectProfile: (profile: { id: string; name: string }) => void;
}

/** The product, the account in use, the profile menu; below them what is unusual about this session. */
export function TopBar({ identity, loading, choosing, preview, onHome, onSelectProfile }: TopBarProps) {
  return (
    <div id="top-bar">
      <TopNavigation visualContext="top-navigation">
        <div className="top-bar">
          <button type="button" className="top-bar__brand" onClick={onHome}>
            <GateMark />
            Gatehouse
          </button>
          <div className="top-bar__account">
            {identity !== undefined && <AccountSummary identity={identity} />}
            {identity === undefined && (
              <StatusIndicator type={loading ? 'loading' : 'warning'}>
                {loading ? 'Asking who you are' : 'No account in use'}
              </StatusIndicator>
            )}
          </div>
          <ProfileSelect
            profileId={identity?.profileId}
            busy={choosing || loading}
            onSelect={onSelectProfile}
          />
        </div>
        {preview && (
          <Strip>
            Preview in a browser, without Electron: practice account and loopback endpoints only, and no
            secret is kept on this machine.
          </Strip>
        )}
        {identity?.account.endpoint === 'practice' && (
          <Strip>Practice account: everything works as in AWS, and nothing reaches it.</Strip>
        )}
      </TopNavigation>
    </div>
  );
}

function Strip({ children }: { children: string }) {
  return (
    <div className="strip">
      <StatusIndicator type="info" colorOverride="grey">
        {children}
      </StatusIndicator>
    </div>
  );
}

function GateMark() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <path
        d="M3 20V9a8 8 0 0 1 16 0v11M7.7 20V9.5M11 20V8.5M14.3 20V9.5M3 13h16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
}
