import { afterAll, beforeAll, describe, it } from 'vitest';
import { motoProblem, peersRequired, startMotoServer, type MotoServer } from './moto-server.ts';

/**
 * A `describe` whose tests get a running moto_server. Where there is none, its tests are skipped under a name that
 * says why; with `REQUIRE_PEERS=1` that is a failure.
 */
export function describeWithMoto(
  name: string,
  options: { managedPolicies?: boolean },
  tests: (moto: () => MotoServer) => void,
): void {
  const problem = motoProblem();
  if (problem !== undefined && peersRequired()) {
    it(name, () => {
      throw new Error(problem);
    });
    return;
  }
  describe.skipIf(problem !== undefined)(
    problem === undefined ? name : `${name} [skipped: ${problem}]`,
    () => {
      let server: MotoServer | undefined;
      beforeAll(async () => {
        server = await startMotoServer(options);
      });
      afterAll(() => server?.stop());
      tests(() => {
        if (server === undefined) throw new Error('moto_server is there only inside tests and hooks');
        return server;
      });
    },
  );
}
