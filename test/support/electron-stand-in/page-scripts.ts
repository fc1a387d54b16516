import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { headed } from './browser.ts';
import { askBeforeUnload } from './page/ask-before-unload.ts';
import { connectWorlds } from './page/bridge.ts';
import { exposeInPage } from './page/expose.ts';
import { hookPermissions } from './page/permission-hook.ts';
import { runPreloadWorld } from './page/preload-world.ts';
import { hookWindowOpen } from './page/window-open.ts';
import { createWire } from './page/wire.ts';

/** The isolated world in which the preload runs; only this world has the binding to main. */
export const preloadWorldName = 'Electron Isolated Context';

/** The binding with which that world posts to main. */
export const bindingName = 'standInPost';

/** The function of that world to which main delivers. */
export const deliverName = 'standInDeliver';

/** Source text for the page's own world and for the preload's, to run at the start of every document. */
export function pageScripts(
  preloadPath: string | undefined,
  versions: Record<string, string>,
): { page: string; preload: string } {
  const secret = JSON.stringify(randomBytes(16).toString('hex'));
  const preload =
    preloadPath === undefined
      ? 'undefined'
      : `window !== window.top ? undefined : function (require, module, exports, process) {\n${readFileSync(preloadPath, 'utf8')}\n}`;
  return {
    page: `(() => {
      if (location.href === 'about:blank' && window === window.top) return;
      (${connectWorlds.toString()})(${secret}, 'page', {
        expose: ${exposeInPage.toString()},
        hookPermissions: ${hookPermissions.toString()},
        hookWindowOpen: ${hookWindowOpen.toString()},
      });
      if (${headed} && window === window.top) (${askBeforeUnload.toString()})();
    })();`,
    preload: `(() => {
      const post = globalThis.${bindingName};
      delete globalThis.${bindingName};
      if (location.href === 'about:blank' && window === window.top) return;
      globalThis.${deliverName} = (${runPreloadWorld.toString()})({
        post,
        wire: (${createWire.toString()})(),
        bridge: (${connectWorlds.toString()})(${secret}, 'preload', {}),
        platform: ${JSON.stringify(process.platform)},
        versions: ${JSON.stringify(versions)},
        preload: ${preload},
      });
    })();`,
  };
}
