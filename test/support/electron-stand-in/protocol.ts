import { isRegistered, registerScheme } from './custom-scheme.ts';
import { onlyProvided } from './loud.ts';

type Handler = (request: Request) => Response | Promise<Response>;

interface CustomScheme {
  scheme: string;
  privileges?: Record<string, boolean>;
}

const handlers = new Map<string, Handler>();

/** The handler of a scheme, if the app has one. */
export function handlerFor(scheme: string): Handler | undefined {
  return handlers.get(scheme);
}

/** Electron's `protocol`, for schemes that are standard and secure. */
export const protocol = onlyProvided('protocol', {
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    for (const { scheme, privileges } of schemes) {
      if (privileges?.['standard'] !== true || privileges['secure'] !== true)
        throw new Error(`electron stand-in: ${scheme}: has to be a standard and secure scheme`);
      if (privileges['bypassCSP'] === true) throw new Error(`electron stand-in: no bypassCSP for ${scheme}:`);
      registerScheme(scheme);
    }
  },
  handle(scheme: string, handler: Handler): void {
    if (!isRegistered(scheme))
      throw new Error(`electron stand-in: ${scheme}: was not registered as privileged`);
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});
