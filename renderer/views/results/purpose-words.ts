import type { RunHeader, RunRow } from '../../../shared/runs/run.ts';
import type { CredentialAction } from '../../../shared/user-credentials/credentials-purpose.ts';
import { doneText } from './run-words.ts';

/** The words of the results that depend on whether a run creates users or is about one that was there before. */
interface PurposeWords {
  working: string;
  done: string;
  progress: string;
  stillRunning: string;
  notFinished: string;
}

const creating: PurposeWords = {
  working: 'Creating',
  done: 'Created',
  progress: 'Creating users',
  stillRunning: 'Users are still being created',
  notFinished: 'Not all users are created',
};
const changing: PurposeWords = {
  working: 'Working',
  done: 'Done',
  progress: 'Making the calls',
  stillRunning: 'The calls are still being made',
  notFinished: 'Not all calls are made',
};

/** The words for a row: of a user who was there before, things are added. */
export function rowWords(
  header: Pick<RunHeader, 'purpose'>,
  { steps }: Pick<RunRow, 'steps'>,
): Pick<PurposeWords, 'working' | 'done'> {
  const isAddedTo = header.purpose === undefined && !steps.some(({ call }) => call === 'CreateUser');
  return isAddedTo ? { working: 'Adding', done: 'Completed' } : purposeWords(header);
}

/** The words for a run. */
export function purposeWords({ purpose }: Pick<RunHeader, 'purpose'>): PurposeWords {
  return purpose === undefined ? creating : changing;
}

/** What a run that went well has brought about. */
export function outcomeText({ purpose, counts }: RunHeader): string {
  switch (purpose?.action) {
    case undefined:
      return doneText(counts);
    case 'enable-sign-in':
      return `${purpose.userName} can sign in to the console`;
    case 'reset-password':
      return `${purpose.userName} has a new console password`;
    case 'create-access-key':
      return `${purpose.userName} has a new access key`;
  }
}

/** What is to be done with the credentials of a run that went well. */
export function nextSteps({ purpose, exported }: RunHeader): string {
  if (purpose !== undefined)
    return `${exported ? 'The credentials are downloaded.' : downloadOne[purpose.action]} ${handOverOne[purpose.action]}`;
  const download = exported
    ? 'The credentials are downloaded.'
    : 'Download the .csv file now: AWS never shows these passwords and secret access keys again.';
  return `${download} Hand each person their own credentials over a safe channel, and assign an MFA device to everyone who signs in to the console.`;
}

const downloadPassword = 'Download the .csv file now: AWS never shows this password again.';
const downloadOne: Record<CredentialAction, string> = {
  'enable-sign-in': downloadPassword,
  'reset-password': downloadPassword,
  'create-access-key': 'Download the .csv file now: AWS never shows this secret access key again.',
};
const handOverOne: Record<CredentialAction, string> = {
  'enable-sign-in':
    'Hand it over on a safe channel, apart from the sign-in URL, and assign an MFA device to the user.',
  'reset-password':
    'Hand it over on a safe channel, apart from the sign-in URL. The old password has stopped working.',
  'create-access-key':
    'Hand it over on a safe channel. Test it where it is used before you deactivate an older key.',
};
