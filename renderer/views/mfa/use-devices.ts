import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { accountKeyText, type AccountKey } from '../../../shared/accounts/account-key.ts';
import type { UserDevice, VirtualDevice } from '../../../shared/mfa/device.ts';
import { useRead } from '../../api.ts';

/** A user's MFA devices in this account. */
export function useUserDevices(
  account: AccountKey,
  userName: string,
): UseQueryResult<{ devices: UserDevice[] }> {
  return useRead('mfa.devices', { account, userName }, { key: [accountKeyText(account), userName] });
}

/** The account's virtual MFA devices. */
export function useAccountDevices(account: AccountKey): UseQueryResult<{ devices: VirtualDevice[] }> {
  return useRead('mfa.accountDevices', { account }, { key: [accountKeyText(account)] });
}

/** Has every list of devices read again that is shown, and the others when they are. */
export function useReadDevicesAgain(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    for (const name of ['mfa.devices', 'mfa.accountDevices'])
      void queries.invalidateQueries({ queryKey: [name] });
  }, [queries]);
}
