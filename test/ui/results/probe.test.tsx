import { ListUsersCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../../electron/practice/catalogue.ts';
import { openPracticeAccount } from '../../../electron/practice/persistence.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import { seedSmallCompany } from '../../../electron/practice/seed.ts';
import { PracticeNetwork } from '../practice-network.ts';

test('probe', async () => {
  const p = await openPracticeAccount({
    store: { load: () => Promise.resolve({ kind: 'absent' }), save: () => Promise.resolve() } as never,
    seed: seedSmallCompany,
    catalogue: loadCatalogue(new URL('../../../generated/managed-policies.json.br', 'file://' + import.meta.dirname + '/').pathname),
    clock: Date.now,
  });
  const n = new PracticeNetwork();
  n.wrap(practiceRequestHandler(p.account));
  const users = await n.colleague().send(new ListUsersCommand({}));
  expect(users.Users?.length).toBe(10);
});
