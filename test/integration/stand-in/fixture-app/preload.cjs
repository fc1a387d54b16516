const { contextBridge, ipcRenderer } = require('electron');

const nodeParts = ['process', 'require', 'module'].filter((name) => name in globalThis);
contextBridge.exposeInMainWorld('bridge', {
  sender: () => ipcRenderer.invoke('sender'),
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: () => ipcRenderer.invoke('fail'),
  missing: () => ipcRenderer.invoke('missing'),
  nothing: () => ipcRenderer.invoke('undefined'),
  listen: (listener) => {
    const heard = (_event, ...parameters) => listener(...parameters);
    ipcRenderer.on('news', heard);
    return () => void ipcRenderer.removeListener('news', heard);
  },
  call: (inner) => inner(20) + 1,
  throwing: () => {
    throw new TypeError('from preload');
  },
  nested: { list: [1, { deep: true }], when: new Date(0) },
  nodeParts,
  tryRequire: (name) => {
    try {
      require(name);
      return 'loaded';
    } catch (error) {
      return error.message;
    }
  },
  trySend: () => ipcRenderer.send('x'),
});
