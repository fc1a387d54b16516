import { z } from 'zod';

import { nothing, done, type Call } from './payloads.ts';

/** The app itself: what it is, links and the clipboard. */
export const appCalls = {
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      /** Running without Electron's runtime: practice account and loopback endpoints only. */
      preview: z.boolean(),
      /** Why secrets cannot be kept on this machine; `null` when they can. */
      vaultProblem: z.string().nullable(),
      /** What was found wrong at start and set aside, as sentences for the administrator. */
      startProblems: z.array(z.string()),
      /** Whether the first-run screen was seen. */
      welcomed: z.boolean(),
    }),
  },
  /** Remembers that the first-run screen was seen. */
  'app.welcomed': { input: nothing, output: done },
  /** Opens a link of the allow-list in the browser or the mail program; `invalid` for any other. */
  'app.openLink': { input: z.strictObject({ url: z.string().max(8192) }), output: done },
  /** Says that what was being typed when `app.closing` came has been handed over. */
  'app.settled': { input: nothing, output: done },
  /** Puts a text that is no secret, such as an ARN, on the clipboard; it stays there. */
  'app.copyText': { input: z.strictObject({ text: z.string().min(1).max(4096) }), output: done },
} as const satisfies Record<string, Call>;
