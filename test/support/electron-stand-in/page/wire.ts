/** A value as JSON can carry it: what JSON lacks is an object with a tag. */
export type Packed = null | boolean | number | string | Packed[] | { $: string; v: Packed };

/** Packs for JSON what structured clone accepts and the app uses, and unpacks it again. */
export interface Wire {
  /** Throws for what it cannot carry. */
  pack(value: unknown): Packed;
  unpack(packed: Packed): unknown;
}

/** Runs in main and, as source text, in the page: it may use nothing from outside itself. */
export function createWire(): Wire {
  const bytesToText = (bytes: Uint8Array): string => {
    let binary = '';
    for (let at = 0; at < bytes.length; at += 0x8000)
      binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(binary);
  };
  const textToBytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));

  const pack = (value: unknown): Packed => {
    switch (typeof value) {
      case 'undefined':
        return { $: 'undefined', v: null };
      case 'boolean':
      case 'string':
        return value;
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : { $: 'number', v: numberText(value) };
      case 'bigint':
        return { $: 'bigint', v: value.toString() };
      case 'object':
        return value === null ? null : packObject(value);
      default:
        throw new Error('An object could not be cloned.');
    }
  };
  const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
  const packObject = (value: object): Packed => {
    if (Array.isArray(value)) return value.map(pack);
    if (value instanceof Date) return { $: 'date', v: value.getTime() };
    if (value instanceof Map)
      return { $: 'map', v: [...value].map(([key, entry]) => [pack(key), pack(entry)]) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(pack) };
    if (value instanceof Error) return { $: 'error', v: [value.name, value.message] };
    if (value instanceof Uint8Array) return { $: 'bytes', v: bytesToText(value) };
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
      throw new Error(`electron stand-in: cannot carry a ${value.constructor.name} over IPC`);
    return { $: 'object', v: Object.entries(value).map(([key, entry]) => [key, pack(entry)]) };
  };

  const text = (packed: Packed): string => (typeof packed === 'string' ? packed : '');
  const list = (packed: Packed): Packed[] => (Array.isArray(packed) ? packed : []);
  const pair = (packed: Packed): [Packed, Packed] => {
    const [first = null, second = null] = list(packed);
    return [first, second];
  };
  const unpack = (packed: Packed): unknown => {
    if (packed === null || typeof packed !== 'object') return packed;
    if (Array.isArray(packed)) return packed.map(unpack);
    const { $, v } = packed;
    switch ($) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(v);
      case 'bigint':
        return BigInt(text(v));
      case 'date':
        return new Date(Number(v));
      case 'map':
        return new Map(list(v).map((entry) => [unpack(pair(entry)[0]), unpack(pair(entry)[1])]));
      case 'set':
        return new Set(list(v).map(unpack));
      case 'bytes':
        return textToBytes(text(v));
      case 'error': {
        const [name, message] = pair(v);
        const error = new Error(text(message));
        error.name = text(name);
        return error;
      }
      case 'object':
        return Object.fromEntries(list(v).map((entry) => [text(pair(entry)[0]), unpack(pair(entry)[1])]));
      default:
        throw new Error(`electron stand-in: unknown tag ${$}`);
    }
  };
  return { pack, unpack };
}
