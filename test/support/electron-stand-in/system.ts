import { Emitter } from './emitter.ts';
import { onlyProvided } from './loud.ts';

/** Electron's `powerMonitor`: this machine never sleeps. */
export const powerMonitor = onlyProvided('powerMonitor', new Emitter('powerMonitor', ['suspend', 'resume']));

/** Electron's `net`, without requests: the app makes them with the AWS SDK. */
export const net = onlyProvided('net', { isOnline: (): boolean => true });
