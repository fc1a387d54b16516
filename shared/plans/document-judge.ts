import { firstMistake } from '../rules/policy-grammar/first-mistake.ts';
import { policySize } from '../rules/policy-grammar/policy-size.ts';
import { passwordBars, type PasswordBar } from '../rules/policy-grammar/password-bars.ts';
import { allowsEverything, resourceOfOtherPartition } from '../rules/policy-grammar/statements.ts';

/** What the rules ask of a policy document, each worked out when it is asked for the first time. */
export interface JudgedDocument {
  /** Characters as AWS counts them. */
  size: () => number;
  /** What AWS refuses it for, as a sentence. */
  mistake: () => string | undefined;
  /** A resource of another partition than the account's. */
  otherPartition: () => string | undefined;
  allowsEverything: () => boolean;
  /** What keeps users from the password that they must set at the first sign-in. */
  passwordBars: () => readonly PasswordBar[];
}

/** Judges documents for an account, each text once: thousands of rows may have the same one. */
export interface DocumentJudge {
  judge: (document: string) => JudgedDocument;
  known: ReadonlyMap<string, JudgedDocument>;
}

/** A judge that knows what the judge `before` it knows for the same account, and forgets what nobody asks for again. */
export function documentJudge(partition: string, before?: DocumentJudge): DocumentJudge {
  const earlier = before?.known;
  const known = new Map<string, JudgedDocument>();
  return {
    known,
    judge: (document) => {
      const judged = known.get(document) ?? earlier?.get(document) ?? judgedDocument(document, partition);
      known.set(document, judged);
      return judged;
    },
  };
}

function judgedDocument(document: string, partition: string): JudgedDocument {
  return {
    size: once(() => policySize(document)),
    mistake: once(() => firstMistake(document)),
    otherPartition: once(() => resourceOfOtherPartition(document, partition)),
    allowsEverything: once(() => allowsEverything(document)),
    passwordBars: once(() => passwordBars(document)),
  };
}

function once<T>(work: () => T): () => T {
  let done: { result: T } | undefined;
  return () => (done ??= { result: work() }).result;
}
