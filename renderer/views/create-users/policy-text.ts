import type { ManagedPolicy } from '../../../shared/accounts/snapshot.ts';
import type { GatehouseError } from '../../../shared/errors.ts';
import { indentedJson } from '../../../shared/rules/indented-json.ts';
import { errorOf, useRead } from '../../api.ts';
import { useIdentity, usePolicyDocument } from '../../queries.ts';

/** A managed policy's JSON, and where it comes from. */
interface PolicyText {
  document: string | undefined;
  origin: 'snapshot' | 'account' | 'catalogue';
  reading: boolean;
  error: GatehouseError | undefined;
  retry: () => void;
}

/**
 * A managed policy's default version: from the snapshot that told of the policy, else from the account, else, of AWS's
 * own, from the built-in catalogue.
 */
export function usePolicyText({ arn, type, document: known }: ManagedPolicy): PolicyText {
  const connected = useIdentity().data !== undefined;
  const live = usePolicyDocument(arn, undefined, known === undefined && connected);
  const wantsBuiltIn = known === undefined && type === 'AWS managed' && (!connected || live.isError);
  const builtIn = useRead('catalogue.document', { arn }, { enabled: wantsBuiltIn });
  const retry = (): void => void live.refetch();
  if (known !== undefined)
    return { document: indentedJson(known), origin: 'snapshot', reading: false, error: undefined, retry };
  if (wantsBuiltIn && builtIn.data !== undefined)
    return { document: builtIn.data.document, origin: 'catalogue', reading: false, error: undefined, retry };
  const failed = live.error ?? builtIn.error;
  return {
    document: live.data?.document,
    origin: 'account',
    reading: live.isFetching || builtIn.isFetching,
    error: failed !== null ? errorOf(failed) : connected || wantsBuiltIn ? undefined : notConnected,
    retry,
  };
}

const notConnected: GatehouseError = {
  kind: 'offline',
  message: 'The snapshot does not have this policy’s document. Connect to the account and refresh.',
};
