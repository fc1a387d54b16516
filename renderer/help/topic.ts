import type { ReactNode } from 'react';

/** One page of the help panel. */
export interface Topic {
  title: string;
  /** Ends the sentence “Info about …”. */
  subject: string;
  body: ReactNode;
  /** Texts and addresses of AWS's documentation. */
  links: readonly (readonly [text: string, href: string])[];
}

/** The address of a page of AWS's IAM User Guide. */
export function guidePage(name: string): string {
  return `https://docs.aws.amazon.com/IAM/latest/UserGuide/${name}.html`;
}
