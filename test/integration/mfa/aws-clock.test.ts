import { CreateUserCommand } from '@aws-sdk/client-iam';
import { expect, it, onTestFinished } from 'vitest';
import { createClients } from '../../../electron/iam/clients.ts';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { startPracticeServer } from '../../../electron/practice/server.ts';
import { begin, benchOf, errorOf, identityAt, phoneCodes, TestClock, userName } from './mfa-bench.ts';

it('judges the phone’s clock by AWS’s, not by this machine’s', async () => {
  const server = await startPracticeServer({ catalogue: catalogueOf([]) });
  onTestFinished(() => server.close());
  const { reads, writes } = createClients({
    credentials: { accessKeyId: 'AKIAADMINISTRATOR000', secretAccessKey: 'administrator' },
    region: 'us-east-1',
    endpoint: server.url,
  });
  await writes.send(new CreateUserCommand({ UserName: userName }));
  const machine = new TestClock();
  machine.now = Date.now() - 10 * 60_000;
  const enrolments = benchOf({ identity: identityAt(server.url), reads, writes }, machine).restart();

  const { enrolmentId } = await begin(enrolments, 'maria-phone');
  const { secret } = await enrolments.reveal({ enrolmentId, kind: 'secretKey' });
  const hourAhead = phoneCodes(secret, Date.now() + 3_600_000);
  const error = await errorOf(enrolments.confirm({ enrolmentId, ...hourAhead }));
  expect(error.message).toContain('clock is 60 min ahead');
  await enrolments.confirm({ enrolmentId, ...phoneCodes(secret, Date.now()) });
});
