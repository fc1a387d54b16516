import {
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { CredentialReport } from '../../shared/accounts/account-users.ts';
import { Failure } from '../../shared/errors.ts';
import { attempt } from './aws-errors.ts';
import { reportedUsers } from './credential-report-csv.ts';
import { answerDate, parsedAnswer } from './pages.ts';

const reportSchema = z.object({ Content: z.instanceof(Uint8Array), GeneratedTime: answerDate });

/** Milliseconds between the looks whether AWS has made the report; about a minute altogether. */
const pauses = [250, 500, 1000, 2000, 2000, 4000, 4000, 8000, 8000, 16_000, 16_000];
/** As the wire and as the SDK call it: there is none yet, or it is too old. */
const notYet =
  /^(ReportInProgress|ReportNotPresent|ReportExpired|CredentialReport(NotReady|NotPresent|Expired))$/;

/**
 * What the credential report says of all users; AWS makes a new one when the last is older than four hours
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html). Where none may be made, one
 * that is there already will do. Throws `Failure`, `conflict` when AWS takes too long.
 */
export async function credentialReport(
  client: IAMClient,
  sleep: (ms: number) => Promise<unknown>,
): Promise<Pick<CredentialReport, 'generatedAt' | 'users'>> {
  const generating = attempt(
    'GenerateCredentialReport',
    client.send(new GenerateCredentialReportCommand({})),
  );
  const refused = await generating.then(() => undefined, failureOf);
  for (const pause of [...pauses, undefined]) {
    const report = await attempt(
      'GetCredentialReport',
      client.send(new GetCredentialReportCommand({})),
    ).catch((failure: unknown) => {
      if (isNotYet(failure)) return undefined;
      throw failure;
    });
    if (report !== undefined) {
      const { Content: content, GeneratedTime: generatedAt } = parsedAnswer(
        reportSchema,
        report,
        'GetCredentialReport',
      );
      return { generatedAt, users: reportedUsers(Buffer.from(content).toString(), generatedAt) };
    }
    if (refused !== undefined) throw refused;
    if (pause !== undefined) await sleep(pause);
  }
  throw new Failure({
    kind: 'conflict',
    message:
      'AWS is still making the credential report of this account. Read the users again in a few minutes.',
    call: 'GetCredentialReport',
  });
}

function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}

function isNotYet(failure: unknown): boolean {
  return failure instanceof Failure && notYet.test(failure.error.code ?? '');
}
