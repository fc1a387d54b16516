import type { Partition } from '../../shared/accounts/account-key.ts';
import { policyType } from '../../shared/accounts/policy-type.ts';
import type { ManagedPolicy } from '../../shared/accounts/snapshot.ts';
import type { Catalogue } from '../practice/catalogue.ts';
import { isForUsers } from './pages.ts';
import { indented } from './policy-document.ts';

/**
 * AWS's managed policies as they were when Gatehouse was built, for where nobody can be asked. They are those of the
 * partition `aws`; other partitions have most of them under the same names and paths.
 */
export class BuiltInPolicies {
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** All of them by name, as ListPolicies would give them; nobody is counted who has one. */
  list(partition: Partition): ManagedPolicy[] {
    return this.#catalogue.keys().flatMap((key) => {
      const policy = this.#catalogue.byName(key);
      if (policy === undefined) return [];
      const arn = inPartition(policy.arn, partition);
      return {
        arn,
        name: policy.name,
        path: policy.path,
        type: policyType(arn),
        attachable: isForUsers(policy.path),
        attachmentCount: 0,
      };
    });
  }

  /** The document as indented JSON; `undefined` for an ARN that is none of AWS's policies here. */
  document(arn: string): string | undefined {
    if (policyType(arn) !== 'AWS managed') return undefined;
    const policy = this.#catalogue.byName(arn.slice(arn.lastIndexOf('/') + 1).toLowerCase());
    return policy !== undefined && inPartition(policy.arn, 'aws') === inPartition(arn, 'aws')
      ? indented(policy.document)
      : undefined;
  }
}

function inPartition(arn: string, partition: Partition): string {
  return arn.replace(/^arn:[^:]*:/, `arn:${partition}:`);
}
