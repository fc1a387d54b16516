import type { appCalls } from '../../shared/calls/app.ts';
import type { ServicesOf } from '../../shared/contract.ts';
import type { Surroundings } from '../gatehouse.ts';

/** What main says of itself, links and the clipboard. */
export function appServices({
  world,
  startProblems,
  openLink,
}: {
  world: Pick<Surroundings, 'version' | 'preview' | 'sealer' | 'settings' | 'copyText' | 'onSettled'>;
  startProblems: string[];
  openLink: (url: string) => Promise<void>;
}): ServicesOf<typeof appCalls> {
  return {
    'app.info': () =>
      Promise.resolve({
        version: world.version,
        preview: world.preview,
        vaultProblem: world.sealer.problem,
        startProblems,
        welcomed: world.settings.isWelcomed(),
      }),
    'app.welcomed': () => {
      world.settings.setWelcomed();
      return Promise.resolve(null);
    },
    'app.openLink': async ({ url }) => {
      await openLink(url);
      return null;
    },
    'app.settled': () => {
      world.onSettled();
      return Promise.resolve(null);
    },
    'app.copyText': async ({ text }) => {
      await world.copyText(text);
      return null;
    },
  };
}
