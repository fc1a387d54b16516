import { fromChromium } from './custom-scheme.ts';
import { onlyProvided } from './loud.ts';

/** Electron's WebFrameMain, as far as a sender check or a navigation rule looks at it. */
export interface Frame {
  readonly url: string;
  readonly origin: string;
  readonly parent: Frame | null;
  readonly top: Frame | null;
}

/** The frames of one page. The main frame is one object for as long as its window lives. */
export class FrameTree {
  readonly main: Frame;
  private mainId = '';
  private readonly urls = new Map<string, string>();
  private readonly frames = new Map<string, Frame>();

  constructor() {
    this.main = this.make(() => this.urls.get(this.mainId) ?? '', null);
  }

  /** A frame was attached or navigated. The frame without a parent is the main frame. */
  update(frameId: string, parentId: string | undefined, url: string): void {
    this.urls.set(frameId, fromChromium(url));
    if (this.frames.has(frameId)) return;
    if (parentId === undefined) {
      this.mainId = frameId;
      this.frames.set(frameId, this.main);
    } else
      this.frames.set(
        frameId,
        this.make(() => this.urls.get(frameId) ?? '', this.get(parentId)),
      );
  }

  remove(frameId: string): void {
    if (frameId === this.mainId) return;
    this.urls.delete(frameId);
    this.frames.delete(frameId);
  }

  /** The frame with Chromium's id, or null when it is gone. */
  get(frameId: string): Frame | null {
    return this.frames.get(frameId) ?? null;
  }

  isMain(frameId: string): boolean {
    return frameId === this.mainId;
  }

  private make(url: () => string, parent: Frame | null): Frame {
    const main = (): Frame => this.main;
    return onlyProvided('WebFrameMain', {
      get url() {
        return url();
      },
      get origin() {
        const match = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]+)/i.exec(url());
        return match?.[1] ?? 'null';
      },
      parent,
      get top() {
        return main();
      },
      detached: false,
      isDestroyed: () => false,
    });
  }
}
