type AnyFunction = (...parameters: unknown[]) => unknown;

/** What one world offers to the other by name. */
export type Offered = Record<string, AnyFunction>;

/** Calls, synchronously, what the other world offered. */
export interface Bridge {
  call(name: string, ...parameters: unknown[]): unknown;
}

/**
 * Joins the page's own world and the preload's isolated world of one document, with contextBridge's rules: functions
 * are proxied, promises are bridged, errors keep only their message, everything else is cloned. The carrier is DOM
 * events, whose `detail` Chromium clones between worlds. Runs in both worlds as source text: it may use nothing from
 * outside itself.
 */
export function connectWorlds(secret: string, side: 'page' | 'preload', offered: Offered): Bridge {
  type Cell =
    | { kind: 'value'; value: unknown }
    | { kind: 'function' | 'promise'; id: string }
    | { kind: 'error'; message: string }
    | { kind: 'array'; items: Cell[] }
    | { kind: 'object'; entries: [string, Cell][] };
  type Message =
    | { type: 'call'; id: string; parameters: Cell[] }
    | { type: 'answer'; ok: boolean; cell: Cell }
    | { type: 'settled'; id: string; ok: boolean; cell: Cell };

  const outgoing = secret + side;
  const incoming = secret + (side === 'page' ? 'preload' : 'page');
  const functions = new Map<string, AnyFunction>(Object.entries(offered));
  const promises = new Map<string, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  const NativeEvent = CustomEvent;
  const dispatch = document.dispatchEvent.bind(document);
  let answer: { ok: boolean; cell: Cell } | undefined;
  let lastId = 0;

  const nextId = (): string => `${side}${++lastId}`;
  const send = (message: Message): void => {
    dispatch(new NativeEvent(outgoing, { detail: message }));
  };
  const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function';
  const isPlain = (value: object): boolean => {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
  };
  const errorCell = (error: unknown): Cell => ({
    kind: 'error',
    message: error instanceof Error ? error.message : String(error),
  });

  const toCell = (value: unknown): Cell => {
    if (isFunction(value)) {
      const id = nextId();
      functions.set(id, value);
      return { kind: 'function', id };
    }
    if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.');
    if (typeof value !== 'object' || value === null) return { kind: 'value', value };
    if (value instanceof Promise) return promiseCell(value);
    if (value instanceof Error) return errorCell(value);
    if (Array.isArray(value)) return { kind: 'array', items: value.map(toCell) };
    if (isPlain(value))
      return { kind: 'object', entries: Object.entries(value).map(([key, entry]) => [key, toCell(entry)]) };
    return { kind: 'value', value: structuredClone(value) };
  };
  const promiseCell = (promise: Promise<unknown>): Cell => {
    const id = nextId();
    promise
      .then((value) => send({ type: 'settled', id, ok: true, cell: toCell(value) }))
      .catch((error: unknown) => send({ type: 'settled', id, ok: false, cell: errorCell(error) }));
    return { kind: 'promise', id };
  };
  const fromCell = (cell: Cell): unknown => {
    switch (cell.kind) {
      case 'value':
        return cell.value;
      case 'function':
        return (...parameters: unknown[]) => call(cell.id, parameters);
      case 'promise':
        return new Promise((resolve, reject) => promises.set(cell.id, { resolve, reject }));
      case 'error':
        return new Error(cell.message);
      case 'array':
        return cell.items.map(fromCell);
      case 'object':
        return Object.fromEntries(cell.entries.map(([key, entry]) => [key, fromCell(entry)]));
    }
  };

  const call = (id: string, parameters: unknown[]): unknown => {
    const cells = parameters.map(toCell);
    answer = undefined;
    send({ type: 'call', id, parameters: cells });
    // A dispatched event is handled before `dispatch` returns, so the answer is here already.
    const given = takeAnswer();
    if (given === undefined) throw new Error('electron stand-in: the other world does not answer');
    const value = fromCell(given.cell);
    if (!given.ok) throw value instanceof Error ? value : new Error(String(value));
    return value;
  };
  const takeAnswer = (): { ok: boolean; cell: Cell } | undefined => {
    const taken = answer;
    answer = undefined;
    return taken;
  };
  const answerCall = (id: string, parameters: Cell[]): { ok: boolean; cell: Cell } => {
    try {
      const called = functions.get(id);
      if (called === undefined) throw new Error(`electron stand-in: no function ${id}`);
      return { ok: true, cell: toCell(called(...parameters.map(fromCell))) };
    } catch (error) {
      return { ok: false, cell: errorCell(error) };
    }
  };
  const receive = (message: Message): void => {
    switch (message.type) {
      case 'call':
        send({ type: 'answer', ...answerCall(message.id, message.parameters) });
        break;
      case 'answer':
        answer = message;
        break;
      case 'settled': {
        const waiting = promises.get(message.id);
        promises.delete(message.id);
        if (message.ok) waiting?.resolve(fromCell(message.cell));
        else waiting?.reject(fromCell(message.cell));
      }
    }
  };
  document.addEventListener(
    incoming,
    {
      handleEvent(event: CustomEvent<Message>) {
        event.stopImmediatePropagation();
        receive(event.detail);
      },
    },
    true,
  );
  return { call: (name, ...parameters) => call(name, parameters) };
}
