import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { callNames, eventNames } from '../shared/channels.ts';
import type { GatehouseApi } from '../shared/contract.ts';

const api: GatehouseApi = {
  call(name, input) {
    if (!callNames.includes(name)) return Promise.reject(new Error('No such call.'));
    return ipcRenderer.invoke(name, input);
  },
  on(name, listener) {
    if (!eventNames.includes(name)) throw new Error('No such event.');
    const forward = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]): void => {
      listener(payload);
    };
    ipcRenderer.on(name, forward);
    return () => {
      ipcRenderer.removeListener(name, forward);
    };
  },
};

contextBridge.exposeInMainWorld('gatehouse', api);
