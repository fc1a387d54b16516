import { EventEmitter } from 'node:events';
import { notProvided } from './loud.ts';

type Listener = Parameters<EventEmitter['on']>[1];

/** An EventEmitter that refuses to listen for events that the stand-in never emits. */
export class Emitter extends EventEmitter {
  private readonly emitterName: string;
  private readonly known: ReadonlySet<string>;

  constructor(name: string, known: readonly string[]) {
    super();
    this.emitterName = name;
    this.known = new Set(known);
  }

  override on(event: string, listener: Listener): this {
    this.mustKnow(event);
    return super.on(event, listener);
  }

  override once(event: string, listener: Listener): this {
    this.mustKnow(event);
    return super.once(event, listener);
  }

  override addListener(event: string, listener: Listener): this {
    return this.on(event, listener);
  }

  private mustKnow(event: string): void {
    if (!this.known.has(event)) throw notProvided(`${this.emitterName}.on('${event}')`);
  }
}

/** Electron's event object: the details, with `preventDefault()`. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
