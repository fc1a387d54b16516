import { createClients, type Clients } from '../../../electron/iam/clients.ts';
import { catalogueOf } from '../../../electron/practice/catalogue.ts';
import { PracticeAccount, type PracticeAccountOptions } from '../../../electron/practice/practice-account.ts';
import { practiceRequestHandler } from '../../../electron/practice/request-handler.ts';
import type { Connection } from '../../../electron/profiles/connection.ts';

const operator = { accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'examplesecret' };

function connectionOf(endpoint: string, { reads, writes }: Clients): Connection {
  const identity = {
    profileId: 'profile:test',
    profileName: 'test',
    account: { partition: 'aws', accountId: '123456789012', endpoint },
    callerArn: 'arn:aws:iam::123456789012:user/test',
    isRoot: false,
    region: 'us-east-1',
    signInUrl: 'https://123456789012.signin.aws.amazon.com/console',
  } as const;
  return { identity, reads, writes };
}

/** A connection to an empty practice account of its own, with the few AWS managed policies that are given. */
export function practiceConnection(options: Partial<PracticeAccountOptions> = {}): {
  account: PracticeAccount;
  connection: Connection;
} {
  const account = new PracticeAccount({ catalogue: catalogueOf([]), ...options });
  const requestHandler = practiceRequestHandler(account);
  const clients = createClients({ credentials: operator, region: 'us-east-1', requestHandler });
  return { account, connection: connectionOf('practice', clients) };
}

/** A connection to an emulator, as nobody in particular or with the given keys. */
export function emulatorConnection(url: string, credentials = operator): Connection {
  const clients = createClients({ credentials, region: 'us-east-1', endpoint: url, stsEndpoint: url });
  return connectionOf(url, clients);
}
